import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const impossiblePid = 4_194_305;

/** The living server of this data folder, its process and port, by the postmaster.pid that it writes; else undefined. */
export function readPostmaster(data: string): { pid: number; port: number } | undefined {
  const lines = readLines(data);
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 && isServerOf(data, pid) ? { pid, port } : undefined;
}

/**
 * After a kill the file names a process that is dead, a zombie, or by now somebody else's; PostgreSQL would refuse to
 * start as long as that number lives. The number is replaced by one that no process has. The file itself stays, since
 * PostgreSQL finds by it the shared memory of children that may still run.
 */
export function forgetDead(data: string): void {
  const [pid, ...rest] = readLines(data);
  if (pid === undefined || isServerOf(data, Number(pid))) return;
  writeFileSync(join(data, "postmaster.pid"), [impossiblePid, ...rest].join("\n"));
}

function readLines(data: string): string[] {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** Whether this process lives and is PostgreSQL at work in this folder, as far as the system tells. */
function isServerOf(data: string, pid: number): boolean {
  if (process.platform === "linux") {
    try {
      const [, name, state] = /\((.*)\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return name === "postgres" && state !== "Z" && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    } catch (error) {
      // Another account's process hides its folder.
      return error instanceof Error && "code" in error && error.code === "EACCES";
    }
  }
  if (process.platform !== "win32") {
    const { stdout } = spawnSync("ps", ["-o", "stat=,comm=", "-p", String(pid)], { encoding: "utf8" });
    return stdout.includes("postgres") && !stdout.trim().startsWith("Z");
  }
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
