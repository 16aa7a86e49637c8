import type { FileStep } from "@/lib/application/schema";
import type { Answers, Locale } from "@/lib/application/types";
import type { PermitTerm } from "@/lib/event/late/types";
import type { KeptFile } from "@/lib/files/types";

/** What was typed, wrong values too, and which fields hold a suggested spelling that nobody has edited since. */
export type Kept = {
  answers: Answers;
  suggested: readonly string[];
  /** When the consent was given, as an ISO instant. */
  consentAt: string | null;
};

/** What somebody has typed so far for one event. */
export type Draft = Kept & {
  id: string;
  eventId: string;
  locale: Locale;
  /** Where a link to it may be sent; null until there is an address. */
  email: string | null;
  expiresAt: Date;
  /** What was sent up, by its page. */
  files: Partial<Record<FileStep, KeptFile>>;
  /** The application that it became; a draft that was sent keeps no answers. */
  applicationId: string | null;
  /** Set where the head admits it after the window. */
  permit: PermitTerm | null;
};

/** What the token of a cookie opens: a draft with the key to its answers, or an application. */
export type Held =
  | { kind: "draft"; draft: Draft; key: Uint8Array }
  | { kind: "application"; applicationId: string; eventId: string };
