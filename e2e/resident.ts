import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** How much memory a process holds now, in megabytes. */
export function residentMegabytes(of: { pid(): number | undefined }): number {
  const pid = String(of.pid());
  const kilobytes =
    process.platform === "linux"
      ? /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
      : execFileSync("ps", ["-o", "rss=", "-p", pid], { encoding: "utf8" });
  return Number(kilobytes) / 1024;
}
