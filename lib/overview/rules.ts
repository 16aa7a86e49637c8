import { Temporal } from "temporal-polyfill";
import type { DayCount } from "@/lib/overview/types";

/** How many days a chart can name under its bars. */
const mostDays = 31;

/** A bar: a day, or as many days as it takes to name them all; `last` is the last of them. */
export type Bar = { first: string; last: string; count: number };

/**
 * Every calendar day from `first` to `last` (YYYY-MM-DD, both included), with its count; days that nobody counted are 0.
 * Gives nothing when `last` is before `first`.
 */
export function withoutGaps(counts: readonly DayCount[], { first, last }: { first: string; last: string }): DayCount[] {
  const known = new Map(counts.map(({ day, count }) => [day, count]));
  const days: DayCount[] = [];
  const end = Temporal.PlainDate.from(last);
  let day = Temporal.PlainDate.from(first);
  while (Temporal.PlainDate.compare(day, end) <= 0) {
    days.push({ day: day.toString(), count: known.get(day.toString()) ?? 0 });
    day = day.add({ days: 1 });
  }
  return days;
}

/** Days as bars, at most 31: when there are more, neighbours go together, counted back from the last day. */
export function barsOf(days: readonly DayCount[]): Bar[] {
  const width = Math.max(1, Math.ceil(days.length / mostDays));
  const bars: Bar[] = [];
  for (let end = days.length; end > 0; end -= width) {
    const together = days.slice(Math.max(0, end - width), end);
    const [first, last] = [together[0], together.at(-1)];
    if (!first || !last) continue;
    bars.unshift({ first: first.day, last: last.day, count: together.reduce((sum, { count }) => sum + count, 0) });
  }
  return bars;
}

/** The marks of a chart's axis: from 0 in equal steps of 1, 2 or 5 times a power of ten, the last not below `most`. */
export function axisOf(most: number): number[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power;
  const marks = [0];
  while ((marks.at(-1) ?? 0) < Math.max(1, most)) marks.push((marks.at(-1) ?? 0) + step);
  return marks;
}
