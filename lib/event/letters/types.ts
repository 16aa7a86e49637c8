import type { Both } from "@/lib/event/types";

/** The letters that an event may word itself: those that tell of a decision. */
export const letterKinds = ["approved", "refused", "waitlisted", "revoked"] as const;

export type LetterKind = (typeof letterKinds)[number];

/** What every such letter can name, and what only some have: a refusal has no entrance. */
const common = ["name", "outlet", "reference", "event"] as const;
const admission = ["entrySlot", "entrance", "zones", "pool"] as const;
const because = ["reason"] as const;

/** What stands in braces in an event's words, and becomes a fact of the application or of the event. */
export type Placeholder = (typeof common)[number] | (typeof admission)[number] | (typeof because)[number];

/** The placeholders of each kind of letter. */
export const placeholdersOf: Readonly<Record<LetterKind, readonly Placeholder[]>> = {
  approved: [...common, ...admission],
  refused: [...common, ...because],
  waitlisted: common,
  revoked: [...common, ...because],
};

/** Every placeholder that there is. */
export const placeholders: readonly Placeholder[] = [...common, ...admission, ...because];

/** The kinds that an event words itself; what is not there is said in our words. */
export type Words = Partial<Record<LetterKind, Both>>;

/** An event's own words. `version` is 0 while nothing was ever written. */
export type EventLetters = {
  version: number;
  words: Words;
  /** Reasons of a refusal, in the order in which they are offered. */
  reasons: Both[];
};

/** The most reasons that are offered. */
export const mostReasons = 20;
