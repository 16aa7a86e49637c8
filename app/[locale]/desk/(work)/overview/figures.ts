import type { Regime } from "@/lib/application/types";
import type { Overview, Standing } from "@/lib/overview/types";

/** States as the overview puts them together, in the order of its table, each with its colour in the picture. */
export const groups = [
  { key: "waiting", colour: "var(--chart-2)", states: ["submitted", "inReview", "clarification", "recommended"] },
  { key: "approved", colour: "var(--chart-1)", states: ["approved"] },
  { key: "refused", colour: "var(--ink)", states: ["refused", "revoked"] },
  { key: "waitlisted", colour: "var(--line-2)", states: ["waitlisted"] },
  { key: "withdrawn", colour: "var(--chart-3)", states: ["withdrawn"] },
  { key: "setAside", colour: "var(--chart-3)", states: ["setAside"] },
] as const satisfies { key: string; colour: string; states: readonly Standing[] }[];

export type Group = (typeof groups)[number];

/** How many applications are in these states, of one regime or of both. */
export function countOf(overview: Overview, states: readonly Standing[], regime?: Regime): number {
  return overview.states
    .filter((row) => states.includes(row.state) && (regime === undefined || row.regime === regime))
    .reduce((sum, { count }) => sum + count, 0);
}

/** How many applications there are, of one regime or of both. */
export function allOf(overview: Overview, regime?: Regime): number {
  return countOf(
    overview,
    groups.flatMap(({ states }) => [...states]),
    regime,
  );
}
