import type { ApplicationState } from "@/lib/application/types";

/** Where an application may go from each state (domain: the application track). Nothing else is possible. */
export const transitions: Record<ApplicationState, readonly ApplicationState[]> = {
  submitted: ["inReview", "approved", "refused", "waitlisted", "clarification", "withdrawn"],
  inReview: ["approved", "refused", "waitlisted", "recommended", "clarification", "withdrawn"],
  clarification: ["inReview", "withdrawn"],
  recommended: ["approved", "refused", "waitlisted", "inReview", "withdrawn"],
  waitlisted: ["approved", "refused", "inReview", "withdrawn"],
  approved: ["inReview", "revoked", "withdrawn"],
  refused: ["inReview"],
  revoked: [],
  withdrawn: [],
};

/** States in which somebody at the desk still has to act. */
export const openStates = [
  "submitted",
  "inReview",
  "clarification",
  "recommended",
] as const satisfies ApplicationState[];

/** States that end with a decision the applicant is told of. */
export const decidedStates = ["approved", "refused", "waitlisted"] as const satisfies ApplicationState[];

/** A claim by opening is released after this many minutes. */
export const claimMinutes = 15;

/** Whether the track has this edge. */
export function mayBecome(from: ApplicationState, to: ApplicationState): boolean {
  return transitions[from].includes(to);
}

/** What the applicant may know: a decision that is not announced yet reads as "in review". */
export function publicState(
  application: { state: ApplicationState; announceAt: Date | null },
  now: Date,
): ApplicationState {
  const hidden = application.announceAt !== null && application.announceAt > now;
  if (hidden && application.state !== "withdrawn") return "inReview";
  return application.state === "recommended" ? "inReview" : application.state;
}
