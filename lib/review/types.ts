import type { Question } from "@/lib/application/clarification/types";
import type { ApplicationState, Regime } from "@/lib/application/types";

/** What an application may be recommended for. */
export const recommendations = ["approved", "refused", "waitlisted"] as const;

export type Recommendation = (typeof recommendations)[number];

/**
 * Where an approval lets its person in. `entrySlot` is an index into the event's entry slots, null where it has none;
 * `zones` and `pool` are codes of the event's.
 */
export type Admission = { entrySlot: number | null; zones: readonly string[]; pool: string | null };

/** What somebody at the desk wants done with an application. */
export type Verdict =
  /** `override` is why a head decides out of the waiting list's order or beyond the outlet's quota. */
  | ({ kind: "approve"; override: string | null } & Admission)
  /** The reason goes to the applicant, the note never leaves the desk. */
  | { kind: "refuse"; publicReason: string; internalNote: string | null; override: string | null }
  | { kind: "waitlist"; internalNote: string | null }
  | { kind: "recommend"; for: Recommendation; internalNote: string | null }
  /** Asks the applicant about sections of the application. */
  | { kind: "ask"; questions: readonly Question[] }
  /** Gives a recommended application back for another look. */
  | { kind: "sendBack" }
  /** Takes back a decision of which the applicant has not been told. */
  | { kind: "undo" }
  /** Takes an accreditation back of which the applicant has been told. */
  | { kind: "revoke"; publicReason: string; internalNote: string | null }
  /** Takes a refusal up again on appeal; the reason stays at the desk. */
  | { kind: "reopen"; reason: string };

/** What the rules need to know of an application. */
export type Deliberated = {
  state: ApplicationState;
  regime: Regime;
  email: string;
  recommendedById: string | null;
  decidedById: string | null;
  announceAt: Date | null;
  claimedById: string | null;
  claimedAt: Date | null;
  /** The same person's other application, for which this one was set aside; absent or null where it was not. */
  mergedIntoId?: string | null;
  /** Since when it stands on the waiting list, or stood there before it was looked at again. */
  waitlistedAt: Date | null;
  /** How many stand before it on the waiting list; 0 where it does not stand there. */
  ahead: number;
  /** How many of its outlet are accredited, and how many may be; null where nothing limits them. */
  places: { taken: number; limit: number | null };
};

/** What the rules need to know of its event. */
export type DeliberatedEvent = {
  id: string;
  twoPeople: boolean;
  /** Minutes between a decision and its announcement. */
  announceDelay: number;
  /** Decisions wait, whatever the delay, until the head releases them. */
  decisionsHeld: boolean;
  /** How many entry slots there are. */
  entrySlots: number;
  /** Codes. */
  zones: readonly string[];
  pools: readonly string[];
};

/** What a verdict changes; what is not named stays. Whoever had claimed the application no longer does. */
export type Change = {
  state: ApplicationState;
  claimedById: null;
  claimedAt: null;
  recommendation?: Recommendation | null;
  recommendedById?: string | null;
  decidedById?: string | null;
  decidedAt?: Date | null;
  announceAt?: Date | null;
  publicReason?: string | null;
  internalNote?: string | null;
  entrySlot?: number | null;
  zones?: string[];
  pool?: string | null;
  waitlistedAt?: Date | null;
};

/** What claiming an application changes. */
export type Claim = { state: ApplicationState; claimedById: string; claimedAt: Date };
