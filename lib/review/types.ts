import type { ApplicationState } from "@/lib/application/types";

/** What an application may be recommended for. */
export const recommendations = ["approved", "refused"] as const;

export type Recommendation = (typeof recommendations)[number];

/** What somebody at the desk wants done with an application. */
export type Verdict =
  /** `entrySlot` is an index into the event's entry slots; null where it has none. */
  | { kind: "approve"; entrySlot: number | null }
  /** The reason goes to the applicant, the note never leaves the desk. */
  | { kind: "refuse"; publicReason: string; internalNote: string | null }
  | { kind: "recommend"; for: Recommendation; internalNote: string | null }
  /** Gives a recommended application back for another look. */
  | { kind: "sendBack" }
  /** Takes back a decision of which the applicant has not been told. */
  | { kind: "undo" };

/** What the rules need to know of an application. */
export type Deliberated = {
  state: ApplicationState;
  email: string;
  recommendedById: string | null;
  announceAt: Date | null;
  claimedById: string | null;
  claimedAt: Date | null;
};

/** What the rules need to know of its event. */
export type DeliberatedEvent = {
  id: string;
  twoPeople: boolean;
  /** Minutes between a decision and its announcement. */
  announceDelay: number;
  /** How many entry slots there are. */
  entrySlots: number;
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
};

/** What claiming an application changes. */
export type Claim = { state: ApplicationState; claimedById: string; claimedAt: Date };
