import { decidedStates } from "@/lib/application/status";
import { err, ok, type Result } from "@/lib/result";
import type { HeldCounts, HeldRow } from "@/lib/review/release/types";

/** How many of these came out how. */
export function countHeld(rows: readonly Pick<HeldRow, "state">[]): HeldCounts {
  const of = (state: HeldRow["state"]) => rows.filter((row) => row.state === state).length;
  return { approved: of("approved"), refused: of("refused"), waitlisted: of("waitlisted") };
}

/** The text that names held decisions: which application, which decision on it. The order does not matter. */
export function nameHeld(rows: readonly Pick<HeldRow, "id" | "decisionNo">[]): string {
  return rows
    .map(({ id, decisionNo }) => `${id} ${decisionNo}`)
    .sort()
    .join("\n");
}

/** One application of each outcome, in the order of the outcomes. */
export function samplesOf(rows: readonly HeldRow[]): { state: HeldRow["state"]; id: string }[] {
  return decidedStates.flatMap((state) => {
    const row = rows.find((each) => each.state === state);
    return row ? [{ state, id: row.id }] : [];
  });
}

/**
 * Whether what is held may go out: all of it, and just what was shown. True when it may, false when nothing is held, so
 * that a second press changes nothing. Refuses "event.release.changed" where something was decided or undone since.
 */
export function mayGoOut({ held, digest, shown }: { held: number; digest: string; shown: string }): Result<boolean> {
  if (held === 0) return ok(false);
  return digest === shown ? ok(true) : err("event.release.changed");
}
