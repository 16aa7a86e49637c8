import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everydayFilter, sorts } from "@/lib/application/filter";
import { applicationStates, regimes } from "@/lib/application/types";
import { readWay, readWayText, type Way, wayText } from "@/lib/review/queue/way";

describe("the way through a queue", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((typed) => typed.trim());
  const way: fc.Arbitrary<Way> = fc.record({
    event: fc.option(fc.constantFrom("csto-session", "a")),
    filter: fc.record({
      state: fc.constantFrom(...applicationStates, "waiting" as const),
      regime: fc.constantFrom(null, ...regimes),
      late: fc.boolean(),
      outlet: text,
      q: text,
      sort: fc.constantFrom(...sorts),
    }),
    done: fc.nat({ max: 9_999 }),
    last: fc.option(fc.uuid()),
  });

  it("reads back from an address as it was written", () => {
    fc.assert(
      fc.property(way, (each) => {
        expect(readWayText(wayText(each))).toEqual(each);
      }),
    );
  });

  it("begins anew where an address says nothing that is known", () => {
    const start: Way = { event: null, filter: everydayFilter, done: 0, last: null };
    expect(readWay({})).toEqual(start);
    for (const done of ["-1", "1.5", "x", "1e9", ["1", "2"]]) expect(readWay({ done, last: "../x" })).toEqual(start);
  });
});
