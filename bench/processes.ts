import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A server in a process of its own, listening on 127.0.0.1. */
export type Process = { origin: string; readyMs: number; memoryMb(): number; stop(): Promise<void> };

/** Starts a script that says `{ port }` to its parent once it listens. `heapMb` caps its heap as in production. */
export async function startProcess({
  script,
  heapMb,
  settings,
}: {
  script: string;
  heapMb: number;
  settings: Record<string, string>;
}): Promise<Process> {
  const began = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, "--import", "tsx", join(import.meta.dirname, script)],
    { env: { ...process.env, ...settings }, stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  const port = (message as { port?: number } | null)?.port;
  if (!port) throw new Error(`${script} did not start`);
  const readyMs = performance.now() - began;
  return {
    origin: `http://127.0.0.1:${port}`,
    readyMs,
    memoryMb: () => residentMb(child.pid),
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Resident memory of a process in megabytes, as Linux tells it; NaN elsewhere. */
function residentMb(pid: number | undefined): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** The highest memory of `process` while `work` runs, sampled every 100 ms. */
export async function peakWhile<T>(process: Process, work: () => Promise<T>): Promise<{ value: T; peakMb: number }> {
  let peakMb = process.memoryMb();
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, process.memoryMb());
  }, 100);
  try {
    return { value: await work(), peakMb };
  } finally {
    clearInterval(timer);
  }
}
