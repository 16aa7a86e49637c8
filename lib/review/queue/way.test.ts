import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everydayFilter, sorts } from "@/lib/application/filter";
import { applicationStates, regimes } from "@/lib/application/types";
import { everydayColumns, queueColumns } from "@/lib/review/queue/types";
import { readWay, readWayText, viewText, type Way, wayText } from "@/lib/review/queue/way";

describe("the way through a queue", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((typed) => typed.trim());
  const columns = fc
    .subarray([...queueColumns], { minLength: 1 })
    .filter((chosen) => chosen.join() !== everydayColumns.join());
  const way: fc.Arbitrary<Way> = fc.record(
    {
      event: fc.option(fc.constantFrom("csto-session", "a")),
      filter: fc.record({
        state: fc.constantFrom(...applicationStates, "waiting" as const),
        regime: fc.constantFrom(null, ...regimes),
        channel: fc.constantFrom(null, "fax" as const, "web" as const),
        outlet: text,
        tag: text,
        q: text,
        sort: fc.constantFrom(...sorts),
      }),
      columns,
      done: fc.nat({ max: 9_999 }),
      last: fc.option(fc.uuid()),
    },
    { requiredKeys: ["event", "filter", "done", "last"] },
  );

  it("reads back from an address as it was written", () => {
    fc.assert(
      fc.property(way, (each) => {
        expect(readWayText(wayText(each))).toEqual(each);
      }),
    );
  });

  it("keeps in a view its filter and its columns, and not how far somebody got", () => {
    fc.assert(
      fc.property(way, (each) => {
        expect(readWayText(viewText(each))).toEqual({ ...each, event: null, done: 0, last: null });
      }),
    );
  });

  it("takes columns as a form's boxes send them, and the everyday ones where none is known", () => {
    expect(readWay({ col: ["state", "tags", "no-such"] }).columns).toEqual(["state", "tags"]);
    expect(readWay({ col: "tags" }).columns).toEqual(["tags"]);
    expect(readWay({ cols: "__proto__.x" }).columns).toBeUndefined();
    expect(readWay({ cols: everydayColumns.join(".") }).columns).toBeUndefined();
  });

  it("begins anew where an address says nothing that is known", () => {
    const start: Way = { event: null, filter: everydayFilter, done: 0, last: null };
    expect(readWay({})).toEqual(start);
    for (const done of ["-1", "1.5", "x", "1e9", ["1", "2"]]) expect(readWay({ done, last: "../x" })).toEqual(start);
  });
});
