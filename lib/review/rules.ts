import { type Actor, can, type Permission } from "@/lib/access";
import type { Question } from "@/lib/application/clarification/types";
import { sectionFields } from "@/lib/application/correction";
import {
  claimMinutes,
  decidedStates,
  edgeFrom,
  heldUntilReleased,
  type Need,
  openStates,
  outcomeOf,
} from "@/lib/application/status";
import type { ApplicationState } from "@/lib/application/types";
import { assertNever, err, ok, type Result } from "@/lib/result";
import type { Admission, Change, Claim, Deliberated, DeliberatedEvent, Verdict } from "@/lib/review/types";

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
 * Refuses with codes under "review": notAllowed, ownApplication, twoPeople, samePerson, notFromHere, slotRequired, and
 * those of what the edge needs.
 */
export function decide(deliberation: Deliberation): Result<Change> {
  const { application, verdict, event } = deliberation;
  const barred = barredBy(deliberation);
  if (barred) return err(barred);
  if (application.mergedIntoId) return err("review.merged");
  if (verdict.kind === "approve" && !isSlot(verdict.entrySlot, event)) return err("review.slotRequired");
  if (verdict.kind === "approve" && !isPlace(verdict, event)) return err("review.placeUnknown");
  const edge = edgeFrom(verdict.kind, application.state);
  if (!edge) return err("review.notFromHere", { state: application.state });
  for (const need of edge.needs) {
    const missing = unmet[need](deliberation);
    if (missing) return err(missing, need === "place" ? placeParams(application) : undefined);
  }
  return ok(changeFor(deliberation));
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
  return null;
}

/** The permission that a verdict asks for. */
export function permissionFor(kind: Verdict["kind"]): Permission {
  switch (kind) {
    case "approve":
    case "refuse":
    case "waitlist":
    case "undo":
      return "application.decide";
    case "recommend":
    case "sendBack":
      return "application.recommend";
    case "ask":
      return "application.review";
    case "revoke":
      return "application.revoke";
    case "reopen":
      return "application.reopen";
    default:
      return assertNever(kind);
  }
}

/** For each thing that an edge of the track may need: the code that says it is missing, or null. */
const unmet: Record<Need, (about: Deliberation) => string | null> = {
  onePerson: ({ event }) => (event.twoPeople ? "review.needsRecommendation" : null),
  twoPeople: ({ event }) => (event.twoPeople ? null : "review.onePerson"),
  second: ({ application, event, actor }) => {
    const { state, recommendedById, decidedById } = application;
    // Whoever recommended is never the second, even if the event no longer asks for two.
    if (!isRecommended(state) && !event.twoPeople) return null;
    const first = recommendedById ?? (state === "waitlisted" ? decidedById : null);
    if (first === null) return "review.needsRecommendation";
    return first === actor.id ? "review.samePerson" : null;
  },
  turn: ({ application, verdict, actor, event }) => {
    if (application.ahead === 0) return null;
    if (!can(actor, "application.override", { eventId: event.id })) return "review.notFirst";
    return overrideOf(verdict) === null ? "review.orderReasonRequired" : null;
  },
  place: ({ application: { places }, verdict, actor, event }) => {
    if (places.limit === null || places.taken < places.limit) return null;
    if (!can(actor, "application.override", { eventId: event.id })) return "review.quotaFull";
    return overrideOf(verdict) === null ? "review.quotaReasonRequired" : null;
  },
  // What the applicant was told is changed only by an appeal or a revocation, never by undoing.
  unannounced: ({ application, now }) => (isUndoable(application, now) ? null : "review.announced"),
  announced: ({ application, now }) => (isUndoable(application, now) ? "review.notAnnounced" : null),
  publicReason: ({ verdict }) =>
    "publicReason" in verdict && verdict.publicReason.trim() !== "" ? null : "review.reasonRequired",
  reason: ({ verdict }) => (verdict.kind === "reopen" && verdict.reason.trim() !== "" ? null : "review.whyRequired"),
  questions: ({ verdict, application }) => {
    const questions = verdict.kind === "ask" ? verdict.questions : [];
    if (questions.length === 0) return "review.questionRequired";
    const asksOfNothing = ({ section }: Question) => sectionFields(section, application.regime).length === 0;
    return questions.some(asksOfNothing) ? "form.unexpected" : null;
  },
};

function overrideOf(verdict: Verdict): string | null {
  return ("override" in verdict && verdict.override?.trim()) || null;
}

function changeFor({ application, verdict, actor, event, now }: Deliberation): Change {
  const made = { state: outcomeOf(verdict.kind), claimedById: null, claimedAt: null };
  const decided = {
    ...made,
    decidedById: actor.id,
    decidedAt: now,
    announceAt: announcementOf(event, now),
    publicReason: null,
    ...nowhere,
  };
  const unrecommended = { recommendation: null, recommendedById: null };
  const undecided = { decidedById: null, decidedAt: null, announceAt: null, publicReason: null, ...nowhere };
  switch (verdict.kind) {
    case "approve":
      return { ...decided, entrySlot: verdict.entrySlot, zones: [...verdict.zones], pool: verdict.pool };
    case "refuse":
      return { ...decided, publicReason: verdict.publicReason.trim(), internalNote: verdict.internalNote };
    case "waitlist":
      // Who was on the list before and was only looked at again keeps the place.
      return { ...decided, internalNote: verdict.internalNote, waitlistedAt: application.waitlistedAt ?? now };
    case "recommend":
      return {
        ...made,
        recommendation: verdict.for,
        recommendedById: actor.id,
        internalNote: verdict.internalNote,
      };
    case "sendBack":
      return { ...made, ...unrecommended };
    case "ask":
      return made;
    case "undo":
      return {
        ...made,
        ...unrecommended,
        ...undecided,
        internalNote: null,
        ...(application.state === "waitlisted" && { waitlistedAt: null }),
      };
    case "revoke":
      // Nothing leads back from here, so there is nothing to wait for: the applicant learns of it at once.
      return {
        ...decided,
        announceAt: now,
        publicReason: verdict.publicReason.trim(),
        internalNote: verdict.internalNote,
      };
    case "reopen":
      return { ...made, ...unrecommended, ...undecided, internalNote: verdict.reason.trim() };
    default:
      return assertNever(verdict);
  }
}

/**
 * A claim by opening an application to work on it; the first one takes it into review. Refuses "review.notAllowed",
 * "review.claimed" (another's claim stands) and "review.notFromHere" (nothing is left to be done).
 */
export function claim({
  application,
  actor,
  event,
  now,
}: Omit<Deliberation, "verdict" | "application"> & {
  application: Pick<Deliberated, "state" | "claimedById" | "claimedAt" | "mergedIntoId">;
}): Result<Claim> {
  if (!can(actor, "application.review", { eventId: event.id })) return err("review.notAllowed");
  const { state } = application;
  if (!isOpen(state)) return err("review.notFromHere", { state });
  if (application.mergedIntoId) return err("review.merged");
  if (application.claimedById !== actor.id && isClaimed(application, now)) return err("review.claimed");
  return ok({ state: edgeFrom("claim", state)?.to ?? state, claimedById: actor.id, claimedAt: now });
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
  const refusal = { publicReason: "-", internalNote: null };
  return {
    approve: against({
      kind: "approve",
      ...nowhere,
      entrySlot: about.event.entrySlots > 0 ? 0 : null,
      override: null,
    }),
    refuse: against({ kind: "refuse", ...refusal, override: null }),
    waitlist: against({ kind: "waitlist", internalNote: null }),
    recommend: against({ kind: "recommend", for: "approved", internalNote: null }),
    ask: against({ kind: "ask", questions: [{ section: "contact", text: "-" }] }),
    sendBack: against({ kind: "sendBack" }),
    undo: against({ kind: "undo" }),
    revoke: against({ kind: "revoke", ...refusal }),
    reopen: against({ kind: "reopen", reason: "-" }),
    take: claimed.ok ? null : claimed.error.code,
  };
}

/** When a decision made now is announced: the event's delay later, or not before the head releases it. */
export function announcementOf(event: Pick<DeliberatedEvent, "announceDelay" | "decisionsHeld">, now: Date): Date {
  if (event.decisionsHeld) return heldUntilReleased;
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

/** Who is not let in anywhere. */
const nowhere = { entrySlot: null, zones: [], pool: null };

function placeParams({ places: { taken, limit } }: Deliberated) {
  return { taken, limit: limit ?? 0 };
}

function isPlace({ zones, pool }: Admission, event: DeliberatedEvent): boolean {
  const known = new Set(event.zones);
  return zones.every((zone) => known.delete(zone)) && (pool === null || event.pools.includes(pool));
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

/** Whether somebody at the desk, or the applicant, still has to act. */
export function isOpen(state: ApplicationState): boolean {
  return openStates.some((each) => each === state);
}
