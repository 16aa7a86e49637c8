/** A text in both languages. */
export type Both = { ru: string; en: string };

/** What the press service has said of an event. Drafts and archived events are for staff alone. */
export type EventStatus = "draft" | "published" | "postponed" | "cancelled" | "closed" | "archived";

/** What becomes of an application that comes after the window: refused, queued as late, or refused until the head admits it. */
export const latePolicies = ["closed", "lateQueue", "override"] as const;

export type LatePolicy = (typeof latePolicies)[number];

/** Part of the place that a badge opens, or a pool with a gathering point of its own; `code` is what a badge prints. */
export type Place = { code: string; name: Both };

/** Kinds of outlets that a quota can name. */
export const outletKinds = ["television", "agency", "online", "print", "radio", "blog"] as const;

export type OutletKind = (typeof outletKinds)[number];

/** How many people of one outlet may be accredited. What names the outlet goes before its kind, its kind before `anyOutlet`. */
export type Quotas = {
  anyOutlet: number | null;
  byKind: Partial<Record<OutletKind, number>>;
  byOutlet: readonly { outlet: string; places: number }[];
};

/** How far an event asks for something. */
export const wishes = ["no", "optional", "required"] as const;

export type Wish = (typeof wishes)[number];

/** What an event asks of its applicants besides their data. */
export type Materials = { photo: Wish; letter: Wish; equipment: boolean; vehicles: boolean };

/** What an event asks of its applicants. Each change is a new version; an application keeps the one that it answered. */
export type Asked = {
  regimes: readonly ("russian" | "foreign")[];
  /** The legal basis on which foreign media need no accreditation by the Ministry of Foreign Affairs; null where they do. */
  mfaWaiver: Both | null;
  consentVersion: string;
} & Materials;

/** A part of the day in which the press is let in. */
export type EntrySlot = { from: Date; to: Date };

/** Everything of an event that its press service writes, as a row keeps it; a slot's instants are ISO text. */
export type EventFields = {
  slug: string;
  titleRu: string;
  titleEn: string;
  venueRu: string;
  venueEn: string;
  cityRu: string;
  cityEn: string;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  opensAt: Date;
  closesAt: Date;
  decideBy: Date;
  latePolicy: LatePolicy;
  regimes: Asked["regimes"][number][];
  mfaWaived: boolean;
  waiverBasisRu: string | null;
  waiverBasisEn: string | null;
  photoAsked: Wish;
  letterAsked: Wish;
  equipmentAsked: boolean;
  vehiclesAsked: boolean;
  vettingAsked: boolean;
  twoPeople: boolean;
  announceDelay: number;
  decisionsHeld: boolean;
  entrySlots: { from: string; to: string }[];
  zones: Place[];
  pools: Place[];
  quotas: Quotas;
  entranceRu: string;
  entranceEn: string;
  bringRu: string;
  bringEn: string;
  contactPhone: string;
  contactEmail: string;
  controllerRu: string;
  controllerEn: string;
  consentVersion: string;
  remarkRu: string | null;
  remarkEn: string | null;
  retainUntil: Date;
};

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
  latePolicy: LatePolicy;
  /** Whose law's media may apply. */
  regimes: Asked["regimes"];
  entrySlots: readonly EntrySlot[];
  /** Parts of the place, and groups of those who film what not all can, in the order in which the press service names them. */
  zones: readonly Place[];
  pools: readonly Place[];
  /** What was changed, where it was postponed or cancelled. */
  notice: Both | null;
  /** A remark of ours, such as which of its data are invented. */
  remark: Both | null;
  /** The legal basis on which foreign media need no accreditation by the Ministry of Foreign Affairs; null where they do. */
  mfaWaiver: Both | null;
  materials: Materials;
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
  | "slug"
  | "status"
  | "title"
  | "venue"
  | "city"
  | "timeZone"
  | "startsAt"
  | "endsAt"
  | "opensAt"
  | "closesAt"
  | "latePolicy"
>;
