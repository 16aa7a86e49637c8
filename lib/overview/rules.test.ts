import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf, barsOf, withoutGaps } from "@/lib/overview/rules";

const counted = fc.array(fc.record({ day: fc.constant(""), count: fc.nat(5000) }), { maxLength: 400 });
const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);

describe("days", () => {
  it("come one after the other, over the ends of months, leap years and clock changes", () => {
    const days = withoutGaps([{ day: "2028-02-29", count: 7 }], { first: "2028-02-27", last: "2028-03-02" });
    expect(days).toEqual([
      { day: "2028-02-27", count: 0 },
      { day: "2028-02-28", count: 0 },
      { day: "2028-02-29", count: 7 },
      { day: "2028-03-01", count: 0 },
      { day: "2028-03-02", count: 0 },
    ]);
    expect(withoutGaps([], { first: "2028-03-02", last: "2028-03-01" })).toEqual([]);
  });

  it("become at most 31 bars, none lost and none counted twice", () => {
    fc.assert(
      fc.property(counted, (days) => {
        const named = days.map(({ count }, index) => ({ day: `day ${index}`, count }));
        const bars = barsOf(named);
        expect(bars.length).toBeLessThanOrEqual(31);
        expect(sum(bars)).toBe(sum(named));
        expect(bars[0]?.first).toBe(named[0]?.day);
        expect(bars.at(-1)?.last).toBe(named.at(-1)?.day);
      }),
    );
  });
});

describe("an axis", () => {
  it("begins at 0, rises in equal steps, and reaches the highest bar with few marks", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), (most) => {
        const marks = axisOf(most);
        const step = marks[1] ?? 0;
        expect(marks[0]).toBe(0);
        expect(marks.every((mark, index) => mark === index * step && Number.isInteger(mark))).toBe(true);
        expect(marks.at(-1)).toBeGreaterThanOrEqual(most);
        expect((marks.at(-1) ?? 0) - step).toBeLessThan(Math.max(1, most));
        expect(marks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
