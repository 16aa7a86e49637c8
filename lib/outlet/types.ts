import type { OutletKind } from "@/lib/event/types";

/** What an outlet is called, in one language or both. */
export type OutletTitle = { nameRu: string | null; nameEn: string | null };

/** A text and a country that lead to an outlet, beside its own two names. */
export type Alias = { id: string; text: string; country: string };

/** An outlet's own data, as its form writes them. */
export type OutletFields = OutletTitle & { country: string; kind: OutletKind; registration: string | null };

/** A line of the register. */
export type OutletLine = OutletTitle & {
  id: string;
  country: string;
  kind: OutletKind;
  registration: string | null;
  /** Applications to the events of whoever asks. */
  applications: number;
};

/** An outlet as its page shows it. */
export type OutletDetails = OutletFields & { id: string; version: number; aliases: Alias[] };

/** Why an outlet is suggested for a text: the very text, the same in another spelling or script, or one that is like it. */
export type Likeness = "text" | "spelling" | "similar" | "found";

export type Suggestion = OutletTitle & { id: string; country: string; kind: OutletKind; why: Likeness };

/** What applicants typed, all spellings of it that differ in case, quotation marks and stops alone. */
export type TypedOutlet = { key: string; country: string; text: string; variants: string[]; count: number };

/** The same with the outlets that it may be. */
export type Unmatched = TypedOutlet & { suggestions: Suggestion[] };

/** The register's outlet of an application, as its page shows it. */
export type ApplicationOutlet = OutletTitle & { id: string; country: string; kind: OutletKind };
