import { describe, expect, it } from "vitest";
import { judge, readPlaywright, readVitest, sum } from "@/scripts/counts";

describe("the closing line of npm test", () => {
  it("counts a file that broke before its tests as a failure", () => {
    const file = (status: string, ...tests: string[]) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    });
    const testResults = [file("passed", "passed"), file("failed", "passed", "failed"), file("failed")];
    expect(readVitest(JSON.stringify({ numPassedTests: 2, numFailedTests: 1, testResults }))).toEqual({
      passed: 2,
      failed: 2,
    });
  });

  it("counts a test that passed at its second try as failed", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1 };
    expect(readPlaywright(JSON.stringify({ stats, errors: [] }))).toEqual({ passed: 5, failed: 2 });
    expect(
      readPlaywright(JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: ["x"] })).failed,
    ).toBe(1);
  });

  it("believes no runner that ends badly, or that ran nothing", () => {
    expect(judge({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
    expect(judge({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
    expect(judge({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(judge({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
  });

  it("adds everything up", () => {
    expect(
      sum([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 3 },
      ]),
    ).toEqual({ passed: 3, failed: 3 });
  });
});
