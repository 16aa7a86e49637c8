import type { ApplicationState } from "@/lib/application/types";

/** What is done with an application: each way in which it comes from one state to another. */
export type Verb =
  | "claim"
  | "approve"
  | "refuse"
  | "waitlist"
  | "recommend"
  | "sendBack"
  | "ask"
  | "answer"
  | "undo"
  | "reopen"
  | "revoke"
  | "withdraw"
  /** By itself: an identity field was changed, so that what was decided or recommended no longer holds. */
  | "return";

/** Who does it; `desk` is an officer or the head, as far as the table of permissions lets them. */
export type Who = "desk" | "head" | "applicant" | "itself";

/** What has to be there first. */
export type Need =
  /** The event does not ask for two people. */
  | "onePerson"
  /** It does. */
  | "twoPeople"
  /** Another person than the first: the one who recommended or, on the waiting list, who put them there. */
  | "second"
  /** Nobody stands before them on the waiting list, or the head says why not in order. */
  | "turn"
  /** The outlet's quota is not used up, or the head says why beyond it. */
  | "place"
  | "announced"
  | "unannounced"
  /** A reason that the applicant reads. */
  | "publicReason"
  /** A reason that stays at the desk. */
  | "reason"
  | "questions";

/** A row of the application track. */
export type Edge = {
  verb: Verb;
  from: readonly ApplicationState[];
  to: ApplicationState;
  by: readonly Who[];
  needs: readonly Need[];
};

const fresh = ["submitted", "inReview"] as const;
const decided = ["approved", "refused", "waitlisted"] as const;
const live = ["submitted", "inReview", "clarification", "recommended", "waitlisted", "approved"] as const;

/** The application track (domain): every edge, who takes it and what it needs. Nothing else is possible. */
export const track: readonly Edge[] = [
  { verb: "claim", from: ["submitted"], to: "inReview", by: ["desk"], needs: [] },
  { verb: "approve", from: fresh, to: "approved", by: ["desk"], needs: ["onePerson", "place"] },
  { verb: "approve", from: ["recommended"], to: "approved", by: ["desk"], needs: ["second", "place"] },
  { verb: "approve", from: ["waitlisted"], to: "approved", by: ["desk"], needs: ["second", "turn", "place"] },
  { verb: "refuse", from: fresh, to: "refused", by: ["desk"], needs: ["onePerson", "publicReason"] },
  { verb: "refuse", from: ["recommended"], to: "refused", by: ["desk"], needs: ["second", "publicReason"] },
  { verb: "refuse", from: ["waitlisted"], to: "refused", by: ["desk"], needs: ["second", "turn", "publicReason"] },
  { verb: "waitlist", from: fresh, to: "waitlisted", by: ["desk"], needs: ["onePerson"] },
  { verb: "waitlist", from: ["recommended"], to: "waitlisted", by: ["desk"], needs: ["second"] },
  { verb: "recommend", from: ["inReview"], to: "recommended", by: ["desk"], needs: ["twoPeople"] },
  { verb: "sendBack", from: ["recommended"], to: "inReview", by: ["desk"], needs: ["second"] },
  { verb: "ask", from: fresh, to: "clarification", by: ["desk"], needs: ["questions"] },
  { verb: "answer", from: ["clarification"], to: "inReview", by: ["applicant", "desk"], needs: [] },
  { verb: "undo", from: decided, to: "inReview", by: ["desk"], needs: ["unannounced"] },
  { verb: "reopen", from: ["refused"], to: "inReview", by: ["head"], needs: ["announced", "reason"] },
  { verb: "return", from: [...decided, "recommended"], to: "inReview", by: ["itself"], needs: [] },
  { verb: "revoke", from: ["approved"], to: "revoked", by: ["head"], needs: ["announced", "publicReason"] },
  { verb: "withdraw", from: live, to: "withdrawn", by: ["applicant"], needs: [] },
];

/** The edge that a verb takes from a state; null where there is none. */
export function edgeFrom(verb: Verb, from: ApplicationState): Edge | null {
  return track.find((edge) => edge.verb === verb && edge.from.includes(from)) ?? null;
}

/** The state that a verb leads to, wherever it begins. */
export function outcomeOf(verb: Verb): ApplicationState {
  const edge = track.find((each) => each.verb === verb);
  if (!edge) throw new Error(`No edge is taken by ${verb}`);
  return edge.to;
}

/** States in which somebody at the desk still has to act. */
export const openStates = [
  "submitted",
  "inReview",
  "clarification",
  "recommended",
] as const satisfies ApplicationState[];

/** States that end with a decision the applicant is told of. */
export const decidedStates = decided;

/** A claim by opening is released after this many minutes. */
export const claimMinutes = 15;

/**
 * The `announceAt` of a decision that is held until the head releases it: later than any clock will show, so that whoever
 * compares it with now, and knows nothing of holding, keeps the decision to the desk.
 */
export const heldUntilReleased = new Date("9999-12-31T00:00:00Z");

/** Whether a decision waits for its release, and not for a time. */
export function isHeld({ announceAt }: { announceAt: Date | null }): boolean {
  return announceAt !== null && announceAt >= heldUntilReleased;
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
