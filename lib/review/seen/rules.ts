import { openStates } from "@/lib/application/status";
import type { ApplicationState } from "@/lib/application/types";

/** What merging two applications depends on; `holds` is whether another one was set aside for it. */
export type Mergeable = { eventId: string; state: ApplicationState; mergedIntoId: string | null; holds: boolean };

/**
 * Whether one application may be set aside for another of the same person: both of one event, the one undecided and the
 * other still standing, neither part of another merge. Gives the code of what speaks against it, or null.
 */
export function againstMerging({ kept, aside }: { kept: Mergeable; aside: Mergeable }): string | null {
  if (kept.eventId !== aside.eventId) return "review.mergeEvents";
  if (kept.mergedIntoId || aside.mergedIntoId || aside.holds) return "review.mergeChain";
  if (!openStates.some((state) => state === aside.state)) return "review.mergeDecided";
  if (kept.state === "withdrawn" || kept.state === "revoked") return "review.mergeGone";
  return null;
}
