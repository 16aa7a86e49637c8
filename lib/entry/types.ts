import type { Equipment, Vehicle } from "@/lib/application/goods";
import type { Channel, ConsentBasis, Locale, Regime } from "@/lib/application/types";
import type { Both, EventStatus, LatePolicy, Materials } from "@/lib/event/types";

/** By which the desk gets what it enters. */
export const entryChannels = ["fax", "telephone", "email", "paper"] as const satisfies Channel[];

export type EntryChannel = (typeof entryChannels)[number];

/** How somebody consents whose application the desk enters. */
export const entryBases = ["signed", "spoken"] as const satisfies ConsentBasis[];

export type EntryBasis = (typeof entryBases)[number];

/** An event as entering for others needs it; `timeZone` is an IANA name. */
export type EntryEvent = {
  id: string;
  slug: string;
  status: EventStatus;
  title: Both;
  timeZone: string;
  opensAt: Date;
  closesAt: Date;
  startsAt: Date;
  endsAt: Date;
  latePolicy: LatePolicy;
  regimes: readonly Regime[];
  mfaWaived: boolean;
  waiver: Both | null;
  consentVersion: string;
  materials: Materials;
};

/** Of which outlet the people on a sheet are, and whom to ask there. `outletCountry` is ISO 3166-1 alpha-2. */
export type SheetOutlet = {
  regime: Regime;
  outletName: string;
  outletCountry: string;
  editorName: string | null;
  /** Empty where the sheet gives none. */
  editorEmail: string;
  editorPhone: string;
};

/** What the crew brings along, where the event asks. */
export type Goods = { equipment: readonly Equipment[]; vehicles: readonly Vehicle[] };

/** A sheet as it is begun: what came, when and by what, of which outlet its people are, and what they bring along. */
export type NewSheet = SheetOutlet &
  Goods & {
    channel: EntryChannel;
    receivedAt: Date;
    /** It came after the window had closed. */
    late: boolean;
    /** Why the head lets it in although it is late; null where nobody had to. */
    lateReason: string | null;
    note: string | null;
    /** The language of the letters to its people. */
    letters: Locale;
  };

/** A sheet with everybody who was entered from it. */
export type Sheet = SheetOutlet &
  Goods & {
    id: string;
    /** The sheet itself, under seal; `bytes` is its size before sealing. */
    scan: { mediaType: string; bytes: number } | null;
    event: EntryEvent;
    channel: EntryChannel;
    receivedAt: Date;
    late: boolean;
    note: string | null;
    letters: Locale;
    begunBy: string;
    begunAt: Date;
    people: SheetPerson[];
    unfinished: Unfinished[];
  };

/** Somebody on a sheet whose application is submitted. `email` is empty where there is none. */
export type SheetPerson = { id: string; reference: string; name: string; email: string; enteredAt: Date | null };

/** Somebody whom the desk has begun to enter, as lists show them: nothing that is sealed. */
export type Unfinished = {
  id: string;
  sheetId: string;
  outletName: string;
  channel: EntryChannel;
  receivedAt: Date;
  /** As typed; empty where there is none yet. */
  name: string;
  /** Names of gaps: what is missing, and what is there and wrong. */
  missing: string[];
  wrong: string[];
  savedBy: string;
  savedAt: Date;
};

/** A sheet in the list of an event's sheets. */
export type SheetLine = {
  id: string;
  outletName: string;
  channel: EntryChannel;
  receivedAt: Date;
  people: number;
  unfinished: number;
};
