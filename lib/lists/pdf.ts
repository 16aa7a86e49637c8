import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { type ListPage, listPage } from "@/lib/lists/page";
import { mostPeople } from "@/lib/lists/rules";

// 5,000 people with every column take 15 seconds of a free machine.
const timeLimit = 300_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * A list of at most 5,000 people as a PDF on A4: tagged, without scripts or actions. Lists are set one after another,
 * each in a process of its own; `signal` gives up waiting. Throws RangeError for a longer list.
 */
export function renderListPdf(list: ListPage, signal?: AbortSignal): Promise<Uint8Array> {
  if (list.rows.length > mostPeople.pdf) throw new RangeError(`A PDF holds at most ${mostPeople.pdf} people`);
  const pdf = last.then(() => typeset(JSON.stringify(listPage(list)), signal));
  last = pdf.catch(() => undefined);
  return pdf;
}

function typeset(json: string, signal?: AbortSignal): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const child = spawn(process.execPath, [join(/* turbopackIgnore: true */ process.cwd(), "lib/lists/typeset.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
    // It needs none of the settings, and the secrets among them stay here.
    env: { NODE_ENV: process.env.NODE_ENV, SYSTEMROOT: process.env.SYSTEMROOT },
    timeout: timeLimit,
    killSignal: "SIGKILL",
    signal,
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.once("error", reject);
  child.once("close", (code) => {
    if (code === 0) resolve(Buffer.concat(chunks));
    else reject(new Error(`Setting a list ended with ${code ?? "a signal"}`));
  });
  // A child that has died says so by its exit code.
  child.stdin.on("error", () => undefined);
  child.stdin.end(json);
  return promise;
}
