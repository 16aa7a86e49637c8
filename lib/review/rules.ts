import { type Actor, can, type Permission } from "@/lib/access";
import { claimMinutes, decidedStates, mayBecome, openStates } from "@/lib/application/status";
import type { ApplicationState } from "@/lib/application/types";
import { assertNever, err, ok, type Result } from "@/lib/result";
import type { Change, Claim, Deliberated, DeliberatedEvent, Verdict } from "@/lib/review/types";

/** Everything that a decision depends on; `now` is the database's clock. */
export type Deliberation = {
  application: Deliberated;
  verdict: Verdict;
  actor: Actor;
  event: DeliberatedEvent;
  now: Date;
};

/**
 * What a verdict makes of an application: an edge of the application track (domain) that this person may take now.
 * Refuses with codes under "review": notAllowed, ownApplication, twoPeople, samePerson, needsRecommendation, onePerson,
 * notFromHere, announced, slotRequired, reasonRequired.
 */
export function decide(deliberation: Deliberation): Result<Change> {
  const { application, verdict, event, now } = deliberation;
  const barred = barredBy(deliberation);
  if (barred) return err(barred);
  const change = changeFor(deliberation);
  if (!change.ok) return change;
  // What the applicant was told is changed only by an appeal or a revocation, never by undoing.
  if (verdict.kind === "undo" && isDecided(application.state) && !isUndoable(application, now))
    return err("review.announced");
  const leaves = verdict.kind === "undo" ? isDecided : verdict.kind === "sendBack" ? isRecommended : () => true;
  if (!leaves(application.state) || !mayBecome(application.state, change.value.state))
    return err("review.notFromHere", { state: application.state });
  const decides = verdict.kind === "approve" || verdict.kind === "refuse";
  if (decides && event.twoPeople && application.recommendedById === null) return err("review.needsRecommendation");
  if (verdict.kind === "recommend" && !event.twoPeople) return err("review.onePerson");
  return change;
}

/** Why this person may not do this at all; null when nothing speaks against it. */
function barredBy({ application, verdict, actor, event }: Deliberation): string | null {
  const permission = permissionFor(verdict.kind);
  const eventId = event.id;
  const { recommendedById, email: applicantEmail } = application;
  if (!can(actor, permission, { eventId })) return "review.notAllowed";
  if (!can(actor, permission, { eventId, applicantEmail })) return "review.ownApplication";
  if (!can(actor, permission, { eventId, twoPeople: event.twoPeople })) return "review.twoPeople";
  if (!can(actor, permission, { eventId, twoPeople: event.twoPeople, recommendedById })) return "review.samePerson";
  // Whoever recommended is never the second, even if the event no longer asks for two.
  return isRecommended(application.state) && recommendedById === actor.id ? "review.samePerson" : null;
}

/** The permission that a verdict asks for. */
export function permissionFor(kind: Verdict["kind"]): Permission {
  switch (kind) {
    case "approve":
    case "refuse":
    case "undo":
      return "application.decide";
    case "recommend":
    case "sendBack":
      return "application.recommend";
    default:
      return assertNever(kind);
  }
}

/** The state that a verdict leads to. */
export function outcomeOf(kind: Verdict["kind"]): ApplicationState {
  switch (kind) {
    case "approve":
      return "approved";
    case "refuse":
      return "refused";
    case "recommend":
      return "recommended";
    case "undo":
    case "sendBack":
      return "inReview";
    default:
      return assertNever(kind);
  }
}

function changeFor({ verdict, actor, event, now }: Deliberation): Result<Change> {
  const made = { state: outcomeOf(verdict.kind), claimedById: null, claimedAt: null };
  const decided = { ...made, decidedById: actor.id, decidedAt: now, announceAt: announcementOf(event, now) };
  const unrecommended = { recommendation: null, recommendedById: null };
  const undecided = { decidedById: null, decidedAt: null, announceAt: null, publicReason: null, entrySlot: null };
  switch (verdict.kind) {
    case "approve":
      if (!isSlot(verdict.entrySlot, event)) return err("review.slotRequired");
      return ok({ ...decided, entrySlot: verdict.entrySlot, publicReason: null });
    case "refuse": {
      const publicReason = verdict.publicReason.trim();
      if (publicReason === "") return err("review.reasonRequired");
      return ok({ ...decided, publicReason, internalNote: verdict.internalNote, entrySlot: null });
    }
    case "recommend":
      return ok({
        ...made,
        recommendation: verdict.for,
        recommendedById: actor.id,
        internalNote: verdict.internalNote,
      });
    case "sendBack":
      return ok({ ...made, ...unrecommended });
    case "undo":
      return ok({ ...made, ...unrecommended, ...undecided, internalNote: null });
    default:
      return assertNever(verdict);
  }
}

/**
 * A claim by opening an application to work on it; the first one takes it into review. Refuses "review.notAllowed",
 * "review.claimed" (another's claim stands) and "review.notFromHere" (nothing is left to be done).
 */
export function claim({ application, actor, event, now }: Omit<Deliberation, "verdict">): Result<Claim> {
  if (!can(actor, "application.review", { eventId: event.id })) return err("review.notAllowed");
  const { state } = application;
  if (!isOpen(state)) return err("review.notFromHere", { state });
  if (application.claimedById !== actor.id && isClaimed(application, now)) return err("review.claimed");
  return ok({ state: state === "submitted" ? "inReview" : state, claimedById: actor.id, claimedAt: now });
}

/** What a person may do with an application now: for each way null, or the code that speaks against it. */
export type Options = Record<Verdict["kind"] | "take", string | null>;

/** Asks the rules for each way, so that a page offers what they will allow. */
export function optionsFor(about: Omit<Deliberation, "verdict">): Options {
  const against = (verdict: Verdict) => {
    const result = decide({ ...about, verdict });
    return result.ok ? null : result.error.code;
  };
  const claimed = claim(about);
  return {
    approve: against({ kind: "approve", entrySlot: about.event.entrySlots > 0 ? 0 : null }),
    refuse: against({ kind: "refuse", publicReason: "-", internalNote: null }),
    recommend: against({ kind: "recommend", for: "approved", internalNote: null }),
    sendBack: against({ kind: "sendBack" }),
    undo: against({ kind: "undo" }),
    take: claimed.ok ? null : claimed.error.code,
  };
}

/** When a decision made now is announced: the event's delay later. */
export function announcementOf(event: Pick<DeliberatedEvent, "announceDelay">, now: Date): Date {
  return new Date(now.getTime() + event.announceDelay * 60_000);
}

/** Whether a decision stands of which its applicant has not been told. */
export function isUndoable({ state, announceAt }: Pick<Deliberated, "state" | "announceAt">, now: Date): boolean {
  return isDecided(state) && announceAt !== null && now < announceAt;
}

/** Whether somebody holds this application open to work on it. */
export function isClaimed(application: Pick<Deliberated, "claimedById" | "claimedAt">, now: Date): boolean {
  const { claimedById, claimedAt } = application;
  return claimedById !== null && claimedAt !== null && now.getTime() - claimedAt.getTime() < claimMinutes * 60_000;
}

function isSlot(slot: number | null, event: DeliberatedEvent): boolean {
  if (event.entrySlots === 0) return slot === null;
  return slot !== null && Number.isInteger(slot) && slot >= 0 && slot < event.entrySlots;
}

function isDecided(state: ApplicationState): boolean {
  return decidedStates.some((each) => each === state);
}

function isRecommended(state: ApplicationState): boolean {
  return state === "recommended";
}

function isOpen(state: ApplicationState): boolean {
  return openStates.some((each) => each === state);
}
