import { openStates } from "@/lib/application/status";
import type { ApplicationState } from "@/lib/application/types";

/** The vetting track: where an application stands with the protective service (domain: four linked tracks). */
export const vettingStates = ["notSent", "sent", "cleared", "objected", "needsData"] as const;

export type VettingState = (typeof vettingStates)[number];

/** What the protective service may answer. */
export const vettingResults = ["cleared", "objected", "needsData"] as const;

export type VettingResult = (typeof vettingResults)[number];

export type VettingVerb = "send" | "clear" | "object" | "needData" | "expire";

/** A row of the vetting track; `needs` is what has to be said with it. */
export type VettingEdge = {
  verb: VettingVerb;
  from: readonly VettingState[];
  to: VettingState;
  by: "desk" | "vetter" | "itself";
  needs: "nothing" | "reason" | "data";
};

/** The whole vetting track. The service may change its mind; an answer ends only when what it was about changes. */
export const vettingTrack: readonly VettingEdge[] = [
  { verb: "send", from: ["notSent"], to: "sent", by: "desk", needs: "nothing" },
  { verb: "clear", from: ["sent", "objected", "needsData"], to: "cleared", by: "vetter", needs: "nothing" },
  { verb: "object", from: ["sent", "cleared", "needsData"], to: "objected", by: "vetter", needs: "reason" },
  { verb: "needData", from: ["sent", "cleared", "objected"], to: "needsData", by: "vetter", needs: "data" },
  { verb: "expire", from: ["sent", ...vettingResults], to: "notSent", by: "itself", needs: "nothing" },
];

/** The edge between two states; null where there is none. */
export function vettingEdge(from: VettingState, to: VettingState): VettingEdge | null {
  return vettingTrack.find((edge) => edge.to === to && edge.from.includes(from)) ?? null;
}

/** Whose data may be sent to the protective service, and looked at there: what is under review or approved. */
export const vettableStates = [...openStates, "approved"] as const satisfies ApplicationState[];

/** Whether the protective service has to do with an application in this state. */
export function isVettable(state: ApplicationState): boolean {
  return vettableStates.some((each) => each === state);
}
