import { listClarifications } from "@/lib/application/clarification/queries";
import type { Question } from "@/lib/application/clarification/types";
import type { Equipment, Vehicle } from "@/lib/application/goods";
import { publicState } from "@/lib/application/status";
import type { ApplicationState, Locale, MfaAccreditation, PersonName, Regime } from "@/lib/application/types";
import { db } from "@/lib/db";
import { askedSchema } from "@/lib/event/schema";
import type { Asked } from "@/lib/event/types";

/** What an applicant may see of their application: nothing that is sealed, nothing that is not announced. */
export type ApplicantView = {
  id: string;
  eventId: string;
  reference: string;
  version: number;
  regime: Regime;
  state: ApplicationState;
  nameRu: PersonName;
  nameLat: PersonName | null;
  outlet: { name: string; country: string };
  position: string;
  mfa: MfaAccreditation | null;
  email: string;
  phone: string;
  editor: { name: string | null; email: string; phone: string };
  /** Whether it was sent up; what it shows is under seal. */
  photo: boolean;
  letter: boolean;
  equipment: readonly Equipment[];
  vehicles: readonly Vehicle[];
  /** The last two characters of the document's number. */
  documentHint: string;
  /** Another application to this event has the same document. */
  sameDocument: boolean;
  consentVersion: string;
  consentAt: Date;
  submittedAt: Date;
  locale: Locale;
  /** When the decision was announced; null until then. */
  announcedAt: Date | null;
  publicReason: string | null;
  entrySlot: number | null;
  /** Codes of the event's zones and of one of its pools. */
  zones: readonly string[];
  pool: string | null;
  /** It came after the window had closed. */
  late: boolean;
  /** What it was asked, whatever its event asks now. */
  terms: Asked;
  /** The place on the waiting list, counted from 1; null for who does not stand there. */
  place: number | null;
  /** What the desk asks now; null where it asks nothing. */
  asked: readonly Question[] | null;
  /** It was set aside for the same person's other application, which alone is decided on. */
  merged: boolean;
  /** When the last answer to the desk came. */
  answeredAt: Date | null;
};

/** One application as its applicant sees it at `now`; null where there is none. Ask only for what a session holds. */
export async function findForApplicant(applicationId: string, now: Date): Promise<ApplicantView | null> {
  const row = await db().application.findUnique({ where: { id: applicationId }, select: columns });
  if (!row) return null;
  const state = publicState(row, now);
  const told = state === row.state;
  return {
    id: row.id,
    eventId: row.eventId,
    reference: row.reference,
    version: row.version,
    regime: row.regime,
    state,
    ...namesOf(row),
    outlet: { name: row.outletName, country: row.outletCountry },
    position: row.position,
    mfa: mfaOf(row),
    email: row.email,
    phone: row.phone,
    editor: {
      name: row.submission.editorName,
      email: row.submission.editorEmail,
      phone: row.submission.editorPhone,
    },
    photo: row.photoId !== null,
    letter: row.submission.letterId !== null,
    ...goodsOf(row.submission),
    documentHint: row.documentHint,
    sameDocument: row.sameDocument,
    consentVersion: row.consentVersion,
    consentAt: row.consentAt,
    submittedAt: row.submittedAt,
    locale: row.locale,
    announcedAt: told ? row.announceAt : null,
    publicReason: told && (state === "refused" || state === "revoked") ? row.publicReason : null,
    ...(told && state === "approved"
      ? { entrySlot: row.entrySlot, zones: row.zones, pool: row.pool }
      : { entrySlot: null, zones: [], pool: null }),
    late: row.late,
    merged: row.mergedIntoId !== null,
    terms: askedIn(row.questions),
    place: told && state === "waitlisted" ? await placeOf(row) : null,
    ...(await askedOf(row)),
  };
}

async function askedOf({ id, state }: { id: string; state: ApplicationState }) {
  const clarifications = await listClarifications(id);
  const open = state === "clarification" ? clarifications.find(({ answer }) => answer === null) : undefined;
  const answered = clarifications.find(({ answer }) => answer !== null);
  return { asked: open?.questions ?? null, answeredAt: answered?.answer?.at ?? null };
}

async function placeOf({ id, eventId, waitlistedAt }: { id: string; eventId: string; waitlistedAt: Date | null }) {
  if (!waitlistedAt) return null;
  const [row] = await db().$queryRaw<[{ place: number }]>`
    SELECT count(*)::int + 1 AS place FROM application
    WHERE event_id = ${eventId}::uuid AND state = 'waitlisted' AND (waitlisted_at, id) < (${waitlistedAt}, ${id}::uuid)`;
  return row.place;
}

const columns = {
  id: true,
  eventId: true,
  reference: true,
  version: true,
  regime: true,
  state: true,
  familyRu: true,
  givenRu: true,
  patronymicRu: true,
  familyLat: true,
  givenLat: true,
  patronymicLat: true,
  mononym: true,
  outletName: true,
  outletCountry: true,
  position: true,
  mfaState: true,
  mfaNumber: true,
  mfaExpires: true,
  email: true,
  phone: true,
  documentHint: true,
  sameDocument: true,
  consentVersion: true,
  consentAt: true,
  submittedAt: true,
  locale: true,
  announceAt: true,
  publicReason: true,
  entrySlot: true,
  zones: true,
  pool: true,
  late: true,
  questions: { select: { asked: true } },
  waitlistedAt: true,
  photoId: true,
  mergedIntoId: true,
  submission: {
    select: {
      editorName: true,
      editorEmail: true,
      editorPhone: true,
      letterId: true,
      equipment: true,
      vehicles: true,
    },
  },
} as const;

/** What an application's own version of the questions asked. */
export function askedIn(questions: { asked: unknown }): Asked {
  return askedSchema.parse(questions.asked);
}

/** The goods of a submission's row. */
export function goodsOf(row: { equipment: unknown; vehicles: unknown }): {
  equipment: Equipment[];
  vehicles: Vehicle[];
} {
  return { equipment: (row.equipment ?? []) as Equipment[], vehicles: (row.vehicles ?? []) as Vehicle[] };
}

type NameColumns = {
  familyRu: string;
  givenRu: string;
  patronymicRu: string | null;
  familyLat: string | null;
  givenLat: string | null;
  patronymicLat: string | null;
  mononym: boolean;
};

/** Both spellings of a row's name; the Latin one is null where none was stated. */
export function namesOf(row: NameColumns): { nameRu: PersonName; nameLat: PersonName | null } {
  const { mononym } = row;
  return {
    nameRu: { family: row.familyRu, given: row.givenRu, patronymic: row.patronymicRu, mononym },
    nameLat:
      row.familyLat === null
        ? null
        : { family: row.familyLat, given: row.givenLat ?? "", patronymic: row.patronymicLat, mononym },
  };
}

type MfaColumns = { mfaState: MfaAccreditation["state"] | null; mfaNumber: string | null; mfaExpires: Date | null };

/** A row's accreditation by the Ministry of Foreign Affairs; null where none is asked. */
export function mfaOf({ mfaState, mfaNumber, mfaExpires }: MfaColumns): MfaAccreditation | null {
  if (mfaState === null) return null;
  if (mfaState !== "number") return { state: mfaState };
  return { state: "number", number: mfaNumber ?? "", expires: mfaExpires?.toISOString().slice(0, 10) ?? "" };
}
