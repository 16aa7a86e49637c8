import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);

describe("a list of 100,000 people", () => {
  it.each(["csv", "xlsx"])(
    "is written as %s within 100 MB above the process's idle",
    { timeout: 120_000 },
    async (format) => {
      const probe = ["--import", "tsx", "lib/lists/memory-probe.ts", format, "100000"];
      const { stdout } = await run(process.execPath, probe, { env: { ...process.env, NODE_OPTIONS: "" } });
      const { grownMb, bytes } = JSON.parse(stdout) as { grownMb: number; bytes: number };
      expect(bytes).toBeGreaterThan(1_000_000);
      expect(grownMb).toBeLessThan(100);
    },
  );
});
