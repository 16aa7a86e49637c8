import type { ApplicationState, MfaState, Regime } from "@/lib/application/types";
import type { VettingState } from "@/lib/application/vetting/status";
import type { Place as EventPlace } from "@/lib/event/types";

/** An event as the desk works on it. Days are YYYY-MM-DD in its own zone. */
export type DeskEvent = {
  id: string;
  slug: string;
  titleRu: string;
  titleEn: string;
  timeZone: string;
  opensAt: Date;
  closesAt: Date;
  decideBy: Date;
  firstDay: string;
  lastDay: string;
  twoPeople: boolean;
  vettingAsked: boolean;
  announceDelay: number;
  decisionsHeld: boolean;
  entrySlots: { from: string; to: string }[];
  zones: EventPlace[];
  pools: EventPlace[];
  /** The words that its desk marks applications with, in alphabetical order. */
  tags: string[];
};

/** A row of the queue: exactly what its table shows. */
export type QueueRow = {
  id: string;
  familyRu: string;
  givenRu: string;
  patronymicRu: string | null;
  familyLat: string | null;
  givenLat: string | null;
  patronymicLat: string | null;
  outletName: string;
  outletCountry: string;
  regime: Regime;
  state: ApplicationState;
  /** Its decision waits for its release. */
  held: boolean;
  sameDocument: boolean;
  /** Set aside for the same person's other application. */
  merged: boolean;
  vetting: VettingState;
  mononym: boolean;
  /** It came after the window had closed. */
  late: boolean;
  mfaState: MfaState | null;
  /** YYYY-MM-DD. */
  mfaExpires: string | null;
  submittedAt: Date;
  reference: string;
  position: string;
  version: number;
  tags: string[];
  /** Who holds it open to work on it, and since how many minutes. */
  claim: { byId: string; by: string; minutes: number } | null;
};

/** Columns of the queue's table behind the name, in their order. */
export const queueColumns = [
  "latin",
  "outlet",
  "country",
  "position",
  "reference",
  "state",
  "flags",
  "tags",
  "submitted",
] as const;

export type QueueColumn = (typeof queueColumns)[number];

/** The columns that the table opens with. */
export const everydayColumns: readonly QueueColumn[] = ["latin", "outlet", "country", "state", "flags", "submitted"];

/** Where a page begins: behind or before the application of this id, in the order of the filter. */
export type Place = { after: string | null; before: string | null };

/** One page of the queue; the neighbouring pages are named by the id that they lie behind or before. */
export type QueuePage = { rows: QueueRow[]; nextAfter: string | null; previousBefore: string | null };

/** Counts of the desk's views, and of the filter; each stops at `countCap`. */
export type QueueCounts = { waiting: number; foreign: number; decided: number; all: number; matching: number };

/** Counting stops here, and says "more than 1,000". */
export const countCap = 1_001;

export const pageSize = 50;
