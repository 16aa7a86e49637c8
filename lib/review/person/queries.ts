import type { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { listClarifications } from "@/lib/application/clarification/queries";
import type { Question } from "@/lib/application/clarification/types";
import { lockedAtDesk } from "@/lib/application/correction";
import { askedIn, goodsOf, mfaOf, namesOf } from "@/lib/application/queries";
import { databaseNow, db } from "@/lib/db";
import { quotasSchema } from "@/lib/event/schema";
import type { Person } from "@/lib/review/person/types";
import { ringOf, standingAmong } from "@/lib/review/queries";
import { isId } from "@/lib/review/queue/way";
import { isClaimed, isOpen, isUndoable } from "@/lib/review/rules";
import { listTimeline } from "@/lib/review/timeline/queries";
import { type Deliberated, recommendations } from "@/lib/review/types";

const heldFile = { id: true, mediaType: true, bytes: true } as const satisfies Prisma.StoredFileSelect;

const columns = {
  id: true,
  eventId: true,
  reference: true,
  version: true,
  state: true,
  regime: true,
  familyRu: true,
  givenRu: true,
  patronymicRu: true,
  familyLat: true,
  givenLat: true,
  patronymicLat: true,
  mononym: true,
  position: true,
  outletName: true,
  outletCountry: true,
  outletKey: true,
  outletId: true,
  outlet: { select: { id: true, nameRu: true, nameEn: true, country: true, kind: true } },
  email: true,
  phone: true,
  locale: true,
  mfaState: true,
  mfaNumber: true,
  mfaExpires: true,
  documentHint: true,
  consentVersion: true,
  consentAt: true,
  consentBasis: true,
  late: true,
  enteredAt: true,
  enteredBy: { select: { name: true } },
  submittedAt: true,
  mergedIntoId: true,
  mergedInto: { select: { id: true, reference: true } },
  claimedById: true,
  claimedAt: true,
  claimedBy: { select: { name: true } },
  recommendedById: true,
  recommendation: true,
  recommendedBy: { select: { name: true } },
  decidedAt: true,
  decidedById: true,
  decidedBy: { select: { name: true } },
  announceAt: true,
  publicReason: true,
  internalNote: true,
  entrySlot: true,
  zones: true,
  pool: true,
  waitlistedAt: true,
  vetting: true,
  submission: {
    select: {
      editorName: true,
      editorEmail: true,
      editorPhone: true,
      channel: true,
      id: true,
      receivedAt: true,
      note: true,
      lateReason: true,
      letter: { select: heldFile },
      scan: { select: heldFile },
      equipment: true,
      vehicles: true,
    },
  },
  photo: { select: heldFile },
  questions: { select: { asked: true } },
  event: { select: { slug: true, quotas: true, status: true, startsAt: true, endsAt: true } },
} as const satisfies Prisma.ApplicationSelect;

type Row = Prisma.ApplicationGetPayload<{ select: typeof columns }>;

/** An application for its page; null when there is none, and just so when it is of an event that is not the person's. */
export async function readPerson(actor: Actor, id: string): Promise<Person | null> {
  if (!isId(id)) return null;
  const row = await db().application.findUnique({ where: { id }, select: columns });
  if (!row || !can(actor, "application.read", { eventId: row.eventId })) return null;
  const freed = row.state === "withdrawn" || row.state === "revoked";
  const quotas = quotasSchema.parse(row.event.quotas);
  const [now, among, { timeline, returned }, clarifications, slotCounts, waitlist, nextInLine] = await Promise.all([
    databaseNow(db()),
    standingAmong(db(), { ...row, quotas }),
    listTimeline(id),
    listClarifications(id),
    countSlots(row.eventId),
    row.state === "waitlisted" ? countOnList(row) : null,
    freed ? firstOnList(row.eventId) : null,
  ]);
  const beside = { now, among, timeline, clarifications, slotCounts, waitlist, nextInLine };
  return toPerson(row, { ...beside, returned: isOpen(row.state) ? returned : null });
}

async function countOnList({ eventId, waitlistedAt }: Row): Promise<Person["waitlist"]> {
  const of = await db().application.count({ where: { eventId, state: "waitlisted" } });
  return waitlistedAt && { of, since: waitlistedAt };
}

async function firstOnList(eventId: string): Promise<Person["nextInLine"]> {
  const row = await db().application.findFirst({
    where: { eventId, state: "waitlisted" },
    orderBy: [{ waitlistedAt: "asc" }, { id: "asc" }],
    select: { id: true, familyRu: true, givenRu: true, patronymicRu: true, mononym: true, outletName: true },
  });
  if (!row) return null;
  const { familyRu: family, givenRu: given, patronymicRu: patronymic, mononym } = row;
  return { id: row.id, nameRu: { family, given, patronymic, mononym }, outletName: row.outletName };
}

type Beside = Pick<Person, "timeline" | "clarifications" | "returned" | "slotCounts" | "waitlist" | "nextInLine"> & {
  now: Date;
  among: Pick<Deliberated, "ahead" | "places">;
};

function toPerson(row: Row, { now, among, ...beside }: Beside): Person {
  const { submission, mononym } = row;
  const latin = row.familyLat === null ? null : { family: row.familyLat, given: row.givenLat ?? "" };
  return {
    id: row.id,
    readAt: now,
    standing: {
      state: row.state,
      regime: row.regime,
      email: row.email,
      recommendedById: row.recommendedById,
      decidedById: row.decidedById,
      announceAt: row.announceAt,
      waitlistedAt: row.waitlistedAt,
      ...among,
      mergedIntoId: row.mergedIntoId,
      claimedById: row.claimedById,
      claimedAt: row.claimedAt,
    },
    eventSlug: row.event.slug,
    reference: row.reference,
    version: row.version,
    state: row.state,
    regime: row.regime,
    nameRu: { family: row.familyRu, given: row.givenRu, patronymic: row.patronymicRu, mononym },
    nameLat: latin && { ...latin, patronymic: row.patronymicLat, mononym },
    position: row.position,
    outletName: row.outletName,
    outletCountry: row.outletCountry,
    outlet: row.outlet ? { known: row.outlet } : { known: null, key: row.outletKey },
    email: row.email,
    phone: row.phone,
    locale: row.locale,
    editor: { name: submission.editorName, email: submission.editorEmail, phone: submission.editorPhone },
    photo: row.photo,
    letter: submission.letter,
    scan: submission.scan,
    ...goodsOf(submission),
    asks: askedIn(row.questions),
    mfaState: row.mfaState,
    mfaNumber: row.mfaNumber,
    mfaExpires: row.mfaExpires?.toISOString().slice(0, 10) ?? null,
    documentHint: row.documentHint,
    consentVersion: row.consentVersion,
    consentAt: row.consentAt,
    consentBasis: row.consentBasis,
    channel: submission.channel,
    source: row.enteredAt && {
      by: row.enteredBy?.name ?? "",
      at: row.enteredAt,
      sheetId: submission.id,
      receivedAt: submission.receivedAt,
      note: submission.note,
    },
    takesFiles: row.enteredAt !== null && lockedAtDesk(row, row.event, now) === null,
    ring: ringOf(row),
    submittedAt: row.submittedAt,
    late: row.late,
    mergedInto: row.mergedInto,
    lateReason: submission.lateReason,
    claim:
      row.claimedById && row.claimedAt && isClaimed(row, now)
        ? { byId: row.claimedById, by: row.claimedBy?.name ?? "", at: row.claimedAt }
        : null,
    recommendation:
      row.recommendedById && row.recommendation
        ? {
            byId: row.recommendedById,
            by: row.recommendedBy?.name ?? "",
            for: recommendations.find((each) => each === row.recommendation) ?? "approved",
          }
        : null,
    decision: row.decidedAt
      ? { by: row.decidedBy?.name ?? "", at: row.decidedAt, announceAt: row.announceAt, undoable: isUndoable(row, now) }
      : null,
    publicReason: row.publicReason,
    internalNote: row.internalNote,
    entrySlot: row.entrySlot,
    vetting: row.vetting,
    zones: row.zones,
    pool: row.pool,
    ...beside,
  };
}

/** How many approved people each entry slot has, by its index. */
export async function countSlots(eventId: string): Promise<Record<number, number>> {
  const rows = await db().application.groupBy({
    by: ["entrySlot"],
    where: { eventId, state: "approved", entrySlot: { not: null } },
    _count: { _all: true },
  });
  return Object.fromEntries(rows.map(({ entrySlot, _count }) => [entrySlot ?? -1, _count._all]));
}

/** An application whose applicant is asked something, as far as the form of an answer needs it. */
export async function readAsked(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const row = await db().application.findUnique({
    where: { id },
    select: { ...columns, event: { select: asking } },
  });
  if (!row || !can(actor, "application.review", { eventId: row.eventId })) return null;
  const { editorName: name, editorEmail, editorPhone } = row.submission;
  const open = (await listClarifications(id)).find(({ answer }) => answer === null);
  const asked: readonly Question[] | null = (row.state === "clarification" && open?.questions) || null;
  return {
    version: row.version,
    readAt: await databaseNow(db()),
    regime: row.regime,
    locale: row.locale,
    consentVersion: row.consentVersion,
    ...namesOf(row),
    outlet: { name: row.outletName, country: row.outletCountry },
    position: row.position,
    mfa: mfaOf(row),
    email: row.email,
    phone: row.phone,
    editor: { name, email: editorEmail, phone: editorPhone },
    ...goodsOf(row.submission),
    asked,
    terms: askedIn(row.questions),
    event: row.event,
  };
}

const asking = {
  slug: true,
  endsAt: true,
  timeZone: true,
} as const satisfies Prisma.EventSelect;
