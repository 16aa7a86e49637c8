import type { Equipment, Vehicle } from "@/lib/application/goods";
import type { MfaState, Regime, SealedRecord } from "@/lib/application/types";
import type { EntrySlot } from "@/lib/event/types";

/** What stands in one field of a list: text, a number where it is one, or nothing. */
export type Cell = string | number | null;

/** A row of a list, one cell for each chosen column. */
export type Row = readonly Cell[];

/** Rows as they come from the database, some hundreds at a time, so that a long list is never whole in memory. */
export type Batches = AsyncIterable<readonly Row[]>;

/** Files that a list can be taken as. */
export const listFormats = ["xlsx", "csv", "pdf"] as const;

export type ListFormat = (typeof listFormats)[number];

/** One approved person, as far as the chosen columns ask; `sealed` is null where none of them is sealed. */
export type ListPerson = {
  familyRu: string;
  givenRu: string;
  patronymicRu: string | null;
  familyLat: string | null;
  givenLat: string | null;
  patronymicLat: string | null;
  outletName: string;
  outletCountry: string;
  position: string;
  regime: Regime;
  reference: string;
  phone: string;
  email: string;
  /** Index into the event's slots. */
  entrySlot: number | null;
  /** Codes. */
  zones: readonly string[];
  pool: string | null;
  mfaState: MfaState | null;
  mfaNumber: string | null;
  equipment: readonly Equipment[];
  vehicles: readonly Vehicle[];
  sealed: SealedRecord | null;
};

/** What a list says of its event; title and place in the list's language, `timeZone` an IANA name. */
export type ListEvent = {
  title: string;
  place: string;
  startsAt: Date;
  timeZone: string;
  entrySlots: readonly EntrySlot[];
};
