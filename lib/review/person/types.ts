import type { Clarification } from "@/lib/application/clarification/types";
import type { Equipment, Vehicle } from "@/lib/application/goods";
import type {
  ApplicationState,
  Channel,
  ConsentBasis,
  Locale,
  MfaState,
  PersonName,
  Regime,
} from "@/lib/application/types";
import type { VettingState } from "@/lib/application/vetting/status";
import type { Materials } from "@/lib/event/types";
import type { ApplicationOutlet } from "@/lib/outlet/types";
import type { Deliberated, Recommendation } from "@/lib/review/types";

/** A file that can be taken by its id; `bytes` is its size before sealing. */
export type HeldFile = { id: string; mediaType: string; bytes: number };

/** Somebody of the staff who did something, and when. */
export type Deed = { by: string; at: Date };

/** An application as the desk reads it, without one sealed value. */
export type Person = {
  id: string;
  /** The database's clock as it was read. */
  readAt: Date;
  /** The same application as the rules see it. */
  standing: Deliberated;
  eventSlug: string;
  reference: string;
  version: number;
  state: ApplicationState;
  regime: Regime;
  nameRu: PersonName;
  nameLat: PersonName | null;
  position: string;
  outletName: string;
  outletCountry: string;
  /** The register's outlet that this name leads to; `key` is what it is compared by, null until it was read. */
  outlet: { known: ApplicationOutlet } | { known: null; key: string | null };
  email: string;
  phone: string;
  /** In which the applicant reads letters. */
  locale: Locale;
  editor: { name: string | null; email: string; phone: string };
  /** What was sent up; its bytes are under seal. */
  photo: HeldFile | null;
  letter: HeldFile | null;
  /** The sheet that the desk entered it from. */
  scan: HeldFile | null;
  equipment: readonly Equipment[];
  vehicles: readonly Vehicle[];
  /** What it was asked, whatever its event asks now. */
  asks: Materials;
  mfaState: MfaState | null;
  mfaNumber: string | null;
  /** YYYY-MM-DD. */
  mfaExpires: string | null;
  /** The last two characters of the document's number. */
  documentHint: string;
  consentVersion: string;
  consentAt: Date;
  consentBasis: ConsentBasis;
  channel: Channel;
  /** What the desk entered it from, for ever; null for what came through the web. */
  source: (Deed & { sheetId: string; receivedAt: Date; note: string | null }) | null;
  /** Whether the desk may add to the files of whom it entered. */
  takesFiles: boolean;
  /** The telephone by which they are told of a decision, where there is no address; else null. */
  ring: string | null;
  submittedAt: Date;
  /** It came after the window had closed. */
  late: boolean;
  /** The same person's other application, for which this one was set aside. */
  mergedInto: { id: string; reference: string } | null;
  /** Why the head let it in, where the event's policy asks the head. */
  lateReason: string | null;
  claim: (Deed & { byId: string }) | null;
  recommendation: { byId: string; by: string; for: Recommendation } | null;
  decision: (Deed & { announceAt: Date | null; undoable: boolean }) | null;
  publicReason: string | null;
  internalNote: string | null;
  entrySlot: number | null;
  /** Codes of the event's zones and of one of its pools. */
  zones: readonly string[];
  pool: string | null;
  /** Where it stands on the waiting list: of how many in all, since when. */
  waitlist: { of: number; since: Date } | null;
  /** Where this one freed a place: who stands first on the waiting list. */
  nextInLine: { id: string; nameRu: PersonName; outletName: string } | null;
  timeline: TimelineEntry[];
  /** What was asked and answered, the latest first. */
  clarifications: Clarification[];
  /** Set where a change returned it to review: from which state, when, and all that was changed since that decision. */
  returned: { from: ApplicationState; at: Date; changes: FieldChange[] } | null;
  /** How many people each entry slot was assigned to, by its index. */
  slotCounts: Record<number, number>;
  vetting: VettingState;
};

/** Before and after of one column; null where there is nothing. Of sealed values only the document's end is there. */
export type FieldChange = { field: ChangedField; before: string | null; after: string | null };

/** The columns whose changes are shown. */
export const changedFields = [
  "familyRu",
  "givenRu",
  "patronymicRu",
  "familyLat",
  "givenLat",
  "patronymicLat",
  "mononym",
  "outletName",
  "outletCountry",
  "documentHint",
  "position",
  "mfaState",
  "mfaNumber",
  "mfaExpires",
  "email",
  "phone",
  "editorName",
  "editorEmail",
  "editorPhone",
  "photoId",
  "letterId",
  "equipment",
  "vehicles",
] as const;

export type ChangedField = (typeof changedFields)[number];

/** One line of a person's history. `by` is a member of staff, or null for the applicant and the system. */
export type TimelineEntry = {
  id: string;
  at: Date;
  by: string | null;
  actor: "staff" | "applicant" | "system";
  /** An audit entry's type without its noun, such as "approved"; "mailSent" for a letter that went out. */
  kind: string;
  /** A comment's text, a reason or an internal note, as its kind says. */
  text: string | null;
  publicReason: string | null;
  to: string | null;
  /** Of what the desk entered: when it was received, as an ISO instant. */
  receivedAt: string | null;
};
