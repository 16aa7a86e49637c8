import type { ApplicationState, PersonName } from "@/lib/application/types";
import type { Both } from "@/lib/event/types";

/** What a human said of two applications. */
export const pairVerdicts = ["same", "different"] as const;

export type PairVerdict = (typeof pairVerdicts)[number];

/**
 * What can be said of two: that they are one person's or not, or neither any more; that they are, and which of the two is
 * decided on ("this" is the one whose page it is); and that what was set aside is taken up again.
 */
export const sayings = [...pairVerdicts, "none", "keepThis", "keepOther", "takeUp"] as const;

export type Saying = (typeof sayings)[number];

/** Another application that may be of the same person, and why; no sealed value, the indexes are compared in the database. */
export type SeenBefore = {
  id: string;
  reference: string;
  state: ApplicationState;
  submittedAt: Date;
  nameRu: PersonName;
  nameLat: PersonName | null;
  outletName: string;
  position: string;
  documentHint: string;
  /** The same number of a document. */
  byDocument: boolean;
  /** The same birth date, and names that are alike in any spelling. */
  byPerson: boolean;
  /** Null where it is the same event. */
  event: { title: Both; timeZone: string } | null;
  verdict: { said: PairVerdict; by: string; at: Date } | null;
  /** Which of the two was set aside for the other; null where neither was. */
  aside: "this" | "other" | null;
  /** Which may be kept now, the other being set aside. */
  mayKeep: { this: boolean; other: boolean };
};
