import { z } from "zod";
import { listClarifications } from "@/lib/application/clarification/queries";
import { db } from "@/lib/db";
import { readLetters } from "@/lib/event/letters/queries";
import { letterKinds } from "@/lib/event/letters/types";
import { titleAndPlace } from "@/lib/event/queries";
import { placesSchema } from "@/lib/event/schema";
import { staffLinkUntil, statusLinkUntil } from "@/lib/mail/rules";
import {
  type ApplicantKind,
  type ApplicationFacts,
  type LetterFacts,
  messageKinds,
  type StaffFacts,
  type StaffKind,
  staffKinds,
} from "@/lib/mail/types";

/** A message's row, as far as its letter is composed from it. */
export type MessageRow = {
  id: string;
  eventId: string | null;
  applicationId: string | null;
  draftId: string | null;
  staffId: string | null;
  noticeId: string | null;
  kind: string;
  locale: "ru" | "en";
};

const slots = z.array(z.object({ from: z.coerce.date(), to: z.coerce.date() }));

/** What a letter says, as things stand now; null where its application, draft or account is gone. */
export async function letterFacts(message: MessageRow, now: Date): Promise<LetterFacts | null> {
  const { locale, eventId } = message;
  const kind = kindOf(message.kind);
  if (isStaffKind(kind)) return staffFacts(message, { kind, now });
  if (!eventId) throw new Error(`A letter of kind ${kind} belongs to an event`);
  const row = await db().event.findUniqueOrThrow({ where: { id: eventId }, select: eventColumns });
  const [title, venue, city, entrance, bring, controller] =
    locale === "ru"
      ? [row.titleRu, row.venueRu, row.cityRu, row.entranceRu, row.bringRu, row.controllerRu]
      : [row.titleEn, row.venueEn, row.cityEn, row.entranceEn, row.bringEn, row.controllerEn];
  const { timeZone, startsAt, endsAt, closesAt, decideBy, contactPhone: phone, contactEmail: email } = row;
  const until = await linkUntil(message, { endsAt, now });
  if (until === null) return null;
  const application = message.applicationId ? await applicationFacts(message.applicationId, message, row) : null;
  return {
    kind,
    locale,
    event: {
      title,
      place: `${venue}, ${city}`,
      timeZone,
      startsAt,
      closesAt,
      decideBy,
      entrance,
      bring,
      phone,
      email,
      controller,
    },
    application,
    notice: await noticeText(message),
    words: application && (await ownWords(eventId, { kind, state: application.state, locale })),
    linkUntil: until,
    now,
  };
}

const eventColumns = {
  ...titleAndPlace,
  closesAt: true,
  decideBy: true,
  entranceRu: true,
  entranceEn: true,
  bringRu: true,
  bringEn: true,
  contactPhone: true,
  contactEmail: true,
  controllerRu: true,
  controllerEn: true,
  entrySlots: true,
  zones: true,
  pools: true,
} as const;

/** What the event says of a decision itself, where this letter tells of one. */
async function ownWords(
  eventId: string,
  { kind, state, locale }: { kind: ApplicantKind; state: string; locale: "ru" | "en" },
): Promise<string | null> {
  const decision = letterKinds.find((each) => each === state);
  if (!decision || (kind !== decision && kind !== "decisionChanged")) return null;
  return (await readLetters(eventId)).words[decision]?.[locale] ?? null;
}

async function noticeText({ noticeId, locale }: MessageRow): Promise<string | null> {
  if (noticeId === null) return null;
  const notice = await db().eventNotice.findUniqueOrThrow({
    where: { id: noticeId },
    select: { textRu: true, textEn: true },
  });
  return locale === "ru" ? notice.textRu : notice.textEn;
}

async function linkUntil(
  { draftId, applicationId }: MessageRow,
  application: { endsAt: Date; now: Date },
): Promise<Date | null> {
  if (applicationId) return statusLinkUntil(application);
  if (!draftId) return null;
  const draft = await db().draft.findUnique({ where: { id: draftId }, select: { expiresAt: true } });
  return draft && draft.expiresAt > application.now ? draft.expiresAt : null;
}

async function applicationFacts(
  id: string,
  { locale }: MessageRow,
  event: { entrySlots: unknown; zones: unknown; pools: unknown },
): Promise<ApplicationFacts> {
  const row = await db().application.findUniqueOrThrow({
    where: { id },
    select: {
      state: true,
      reference: true,
      familyRu: true,
      givenRu: true,
      patronymicRu: true,
      familyLat: true,
      givenLat: true,
      patronymicLat: true,
      outletName: true,
      submittedAt: true,
      sameDocument: true,
      late: true,
      publicReason: true,
      entrySlot: true,
      zones: true,
      pool: true,
    },
  });
  const latin = locale === "en" && row.familyLat !== null;
  const name = latin ? [row.familyLat, row.givenLat, row.patronymicLat] : [row.familyRu, row.givenRu, row.patronymicRu];
  const entry = row.entrySlot === null ? undefined : slots.parse(event.entrySlots)[row.entrySlot];
  return {
    state: row.state,
    reference: row.reference,
    name: name.filter(Boolean).join(" "),
    outlet: row.outletName,
    submittedAt: row.submittedAt,
    sameDocument: row.sameDocument,
    late: row.late,
    publicReason: row.publicReason,
    entry: entry ?? null,
    zones: namesOfPlaces(event.zones, row.zones, locale),
    pool: namesOfPlaces(event.pools, row.pool === null ? [] : [row.pool], locale)[0] ?? null,
    questions: (await listClarifications(id))[0]?.questions ?? [],
  };
}

async function staffFacts(
  { staffId, locale }: MessageRow,
  { kind, now }: { kind: StaffKind; now: Date },
): Promise<StaffFacts | null> {
  const account = await db().staff.findUnique({
    where: { id: staffId ?? "", deactivatedAt: null },
    select: { email: true, role: true },
  });
  return account && { kind, locale, account, linkUntil: staffLinkUntil(now) };
}

function namesOfPlaces(places: unknown, codes: readonly string[], locale: "ru" | "en"): string[] {
  return placesSchema
    .parse(places)
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name[locale]);
}

function kindOf(kind: string): ApplicantKind | StaffKind {
  const known = messageKinds.find((known) => known === kind);
  if (!known) throw new Error(`There is no letter of kind ${kind}`);
  return known;
}

function isStaffKind(kind: string): kind is StaffKind {
  return staffKinds.some((each) => each === kind);
}
