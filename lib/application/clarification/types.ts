import type { Section } from "@/lib/application/correction";

/** A question about one section of an application, in its applicant's language. */
export type Question = { section: Section; text: string };

/** How one was answered: by correcting the section, in words, or both. */
export type Answer = { section: Section; words: string; corrected: boolean };

/** What was asked and, once it was answered, how and when. `enteredBy` is who at the desk entered it, null for the applicant. */
export type Clarification = {
  askedAt: Date;
  askedBy: string;
  questions: readonly Question[];
  answer: { at: Date; enteredBy: string | null; answers: readonly Answer[] } | null;
};
