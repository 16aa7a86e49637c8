import { log } from "@/lib/log";

/** Something done again and again. It may run in several processes at once, and takes its own lock where that matters. */
export type Periodic = { name: string; everyMs: number; run(): Promise<void> };

/** Runs each task now and then `everyMs` after its last run has ended, whether that went well or not. */
export function repeat(tasks: readonly Periodic[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loops = tasks.map((task) => loop(task, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function loop({ name, everyMs, run }: Periodic, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await run().catch((err: unknown) => log().error({ err, task: name }, "task failed"));
    await pause(everyMs, stopping);
  }
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    stopping.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
