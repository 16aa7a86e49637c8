/** A text in both languages. */
export type Both = { ru: string; en: string };

/** What the press service has said of an event. Drafts and archived events are for staff alone. */
export type EventStatus = "draft" | "published" | "postponed" | "cancelled" | "closed" | "archived";

/** A part of the day in which the press is let in. */
export type EntrySlot = { from: Date; to: Date };

/** An event as the public may know it; instants are UTC, `timeZone` is an IANA name. */
export type PublicEvent = {
  slug: string;
  status: Exclude<EventStatus, "draft" | "archived">;
  title: Both;
  venue: Both;
  city: Both;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  /** The application window; `closesAt` is the first instant at which it is closed. */
  opensAt: Date;
  closesAt: Date;
  decideBy: Date;
  entrySlots: readonly EntrySlot[];
  /** What was changed, where it was postponed or cancelled. */
  notice: Both | null;
  /** A remark of ours, such as which of its data are invented. */
  remark: Both | null;
  /** The legal basis on which foreign media need no accreditation by the Ministry of Foreign Affairs; null where they do. */
  mfaWaiver: Both | null;
  contact: { phone: string; email: string };
  /** Who answers for the personal data (152-FZ, GDPR). */
  controller: Both;
  consentVersion: string;
  /** The day on which the event's personal data are destroyed, YYYY-MM-DD. */
  retainUntil: string;
};

/** A line of the public list. */
export type ListedEvent = Pick<
  PublicEvent,
  "slug" | "status" | "title" | "venue" | "city" | "timeZone" | "startsAt" | "endsAt" | "opensAt" | "closesAt"
>;
