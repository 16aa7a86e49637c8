import { describe, expect, it } from "vitest";
import { checkpointDue } from "@/lib/audit/checkpoint";

const at = (minutes: number) => new Date(minutes * 60_000);
const end = (number: bigint) => ({ number, hash: new Uint8Array(32) });

describe("a checkpoint", () => {
  it("is written at once over the first entries, and never over none", () => {
    expect(checkpointDue(end(0n), null, at(0))).toBe(false);
    expect(checkpointDue(end(1n), null, at(0))).toBe(true);
  });

  it("is written after five minutes or a thousand entries, and only over new ones", () => {
    const last = { number: 10n, at: at(0) };
    expect(checkpointDue(end(10n), last, at(600))).toBe(false);
    expect(checkpointDue(end(11n), last, at(4))).toBe(false);
    expect(checkpointDue(end(11n), last, at(5))).toBe(true);
    expect(checkpointDue(end(1010n), last, at(0))).toBe(true);
  });
});
