import type { ApplicationState, Locale } from "@/lib/application/types";
import type { Change, Claim, Deliberated, Verdict } from "@/lib/review/types";

/** How many applications one batch takes. */
export const batchSize = 1_000;

/** What can be done with many applications at once. */
export const deedKinds = [
  "approve",
  "refuse",
  "waitlist",
  "recommendApprove",
  "recommendRefuse",
  "take",
  "release",
  "tag",
  "untag",
] as const;

export type DeedKind = (typeof deedKinds)[number];

/** The same with what it needs. */
export type Deed =
  | { kind: "approve"; entrySlot: number | null }
  /** The reason in each language that applicants read. */
  | { kind: "refuse"; reasons: Readonly<Record<Locale, string>>; internalNote: string | null }
  | { kind: "waitlist" | "recommendApprove" | "recommendRefuse"; internalNote: string | null }
  | { kind: "take" | "release" }
  /** Null stands for any word, as long as none is chosen. */
  | { kind: "tag" | "untag"; word: string | null };

/** An application of a batch, as the rules see it. */
export type Candidate = Deliberated & {
  id: string;
  locale: Locale;
  version: number;
  /** The version when it was chosen. */
  readVersion: number;
  tags: readonly string[];
  /** Its place in the batch, in the order of the queue. */
  position: number;
  outletName: string;
  /** The register's, where it was matched. */
  outletId: string | null;
};

/** What became, or would become, of one application of a batch. */
export const outcomes = ["done", "same", "changed", "barred"] as const;

export type Outcome = (typeof outcomes)[number];

/** What a deed changes on one application. */
export type Step =
  | { kind: "verdict"; verdict: Verdict; change: Change }
  | { kind: "claim"; claim: Claim }
  | { kind: "release" | "tag" | "untag" };

/** What a deed means for one application: it is done, nothing is left to do, somebody changed it, or a rule bars it. */
export type Prospect =
  | { outcome: "done"; step: Step }
  | { outcome: "same" }
  | { outcome: "changed" }
  | { outcome: "barred"; code: string };

/** Why an outcome is what it is: the rule's code; who changed it, when and to what. Instants as ISO texts. */
export type Detail = { code?: string; by?: string | null; at?: string; state?: ApplicationState };
