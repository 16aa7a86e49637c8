import type { Equipment, Vehicle } from "@/lib/application/goods";
import type { Materials } from "@/lib/event/types";

/** By whose law an outlet's journalists are accredited; the outlet decides it, never the person. */
export const regimes = ["russian", "foreign"] as const;

export type Regime = (typeof regimes)[number];

/** The application track: where one person's application stands (domain: four linked tracks). */
export const applicationStates = [
  "submitted",
  "inReview",
  "clarification",
  "recommended",
  "approved",
  "refused",
  "waitlisted",
  "revoked",
  "withdrawn",
] as const;

export type ApplicationState = (typeof applicationStates)[number];

/** Which identity document: Russian internal or travel passport, a foreign passport, any other travel document. */
export const documentKinds = ["internal", "travel", "foreign", "other"] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** A name in one script, as the person states it. A mononym stands in `family` and leaves `given` empty. */
export type PersonName = {
  family: string;
  given: string;
  /** Null: the person declared that there is none. */
  patronymic: string | null;
  mononym: boolean;
};

/** `country` is ISO 3166-1 alpha-2. */
export type Outlet = { name: string; country: string };

/** How a request reached the desk. */
export const channels = ["web", "fax", "telephone", "email", "paper"] as const;

export type Channel = (typeof channels)[number];

/** How a person consented: in the form, by a signature on what the desk entered from, in words on the telephone. */
export const consentBases = ["form", "signed", "spoken"] as const;

export type ConsentBasis = (typeof consentBases)[number];

/** `phone` is E.164, `email` a plain addr-spec; each is empty where the desk entered somebody who gave none. */
export type Contact = { email: string; phone: string };

/** The editorial office's contact; `name` is of a person or a desk and may be absent. */
export type Editor = Contact & { name: string | null };

/** Accreditation by the Ministry of Foreign Affairs; `expires` is YYYY-MM-DD. */
export type MfaAccreditation =
  | { state: "number"; number: string; expires: string }
  | { state: "pending" }
  | { state: "waived" };

export type MfaState = MfaAccreditation["state"];

/** What is sealed before it reaches the database. */
export type SealedRecord = {
  documentKind: DocumentKind;
  /** Normalised: digits with their leading zeros, or capitals and digits. */
  documentNumber: string;
  /** YYYY-MM-DD, a calendar date in no zone. */
  birthDate: string;
  birthPlace: string;
  /** ISO 3166-1 alpha-2, or "XX" for a stateless person. */
  citizenship: string;
};

type Stated = {
  outlet: Outlet;
  nameRu: PersonName;
  position: string;
  document: SealedRecord;
  contact: Contact;
  editor: Editor;
  consent: { version: string };
  /** Ids of what was sent up; null where it was not asked, or not sent where it need not be. */
  photo: string | null;
  letter: string | null;
  equipment: readonly Equipment[];
  vehicles: readonly Vehicle[];
};

export type RussianApplication = Stated & { regime: "russian"; nameLat: null; mfa: null };

export type ForeignApplication = Stated & { regime: "foreign"; nameLat: PersonName; mfa: MfaAccreditation };

/** One person's application as stated, whole and checked. */
export type ApplicationInput = RussianApplication | ForeignApplication;

/** What a form sends and a draft keeps: every field's text as typed, by the field's name. */
export type Answers = Record<string, string>;

/** What the checks need to know besides the answers. Plain data, so that a page can hand it to the browser. */
export type ApplicationContext = {
  /** Today in the event's zone, YYYY-MM-DD. */
  today: string;
  /** The event's last day in its own zone, YYYY-MM-DD. */
  lastDay: string;
  /** The host waives the accreditation by the Ministry of Foreign Affairs for this event. */
  mfaWaived: boolean;
  /** The version of the consent text that is shown. */
  consentVersion: string;
  /** The desk enters it from paper or from the telephone: an address and a person's own telephone may be missing. */
  byDesk?: true;
  /** Whose law's media may apply; absent: all. */
  regimes?: readonly Regime[];
  /** What is asked besides; absent: nothing. */
  materials?: Materials;
};

/** What is wrong with one field: `code` is a key of messages/…/errors.json, `params` its arguments. */
export type FieldError = { field: string; code: string; params?: Record<string, string | number> };

/** The language in which somebody reads pages and letters. */
export type Locale = "ru" | "en";
