import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everydayFilter, filterQuery, readFilter, sorts, statesOf } from "@/lib/application/filter";
import { applicationStates, channels, regimes } from "@/lib/application/types";

describe("a filter in a URL", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 30 }).map((value) => value.trim());
  const filter = fc.record({
    state: fc.constantFrom(...applicationStates, "waiting" as const, "decided" as const, "all" as const),
    regime: fc.constantFrom(null, ...regimes),
    channel: fc.constantFrom(null, ...channels),
    outlet: text,
    tag: text,
    q: text,
    sort: fc.constantFrom(...sorts),
  });

  it("reads back as it was written", () => {
    fc.assert(
      fc.property(filter, (each) => {
        expect(readFilter(filterQuery(each))).toEqual(each);
      }),
    );
  });

  it("is the everyday list when it says nothing, or nothing that is known", () => {
    expect(readFilter({})).toEqual(everydayFilter);
    expect(readFilter({ state: ["approved", "refused"], regime: "martian", sort: "__proto__" })).toEqual(
      everydayFilter,
    );
    expect(filterQuery(everydayFilter)).toEqual({});
  });

  it("names at least one state, and open and decided ones apart", () => {
    expect(statesOf("waiting").filter((state) => statesOf("decided").includes(state))).toEqual([]);
    expect(statesOf("withdrawn")).toEqual(["withdrawn"]);
    expect(statesOf("all")).toHaveLength(applicationStates.length);
  });
});
