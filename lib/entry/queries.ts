import { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { goodsOf } from "@/lib/application/queries";
import { applicationContext } from "@/lib/application/terms";
import type { ApplicationContext } from "@/lib/application/types";
import { db, read, type Tx } from "@/lib/db";
import { isId } from "@/lib/entry/schema";
import {
  type EntryChannel,
  type EntryEvent,
  entryChannels,
  type Sheet,
  type SheetLine,
  type Unfinished,
} from "@/lib/entry/types";
import { materialsOf } from "@/lib/event/rules";

const eventColumns = {
  id: true,
  slug: true,
  status: true,
  titleRu: true,
  titleEn: true,
  timeZone: true,
  opensAt: true,
  closesAt: true,
  startsAt: true,
  endsAt: true,
  latePolicy: true,
  regimes: true,
  mfaWaived: true,
  waiverBasisRu: true,
  waiverBasisEn: true,
  consentVersion: true,
  photoAsked: true,
  letterAsked: true,
  equipmentAsked: true,
  vehiclesAsked: true,
} as const satisfies Prisma.EventSelect;

type EventRow = Prisma.EventGetPayload<{ select: typeof eventColumns }>;

function toEvent({ titleRu, titleEn, waiverBasisRu, waiverBasisEn, ...row }: EventRow): EntryEvent {
  const [ru, en] = [waiverBasisRu ?? waiverBasisEn ?? "", waiverBasisEn ?? waiverBasisRu ?? ""];
  return {
    ...row,
    materials: materialsOf(row),
    title: { ru: titleRu, en: titleEn },
    waiver: row.mfaWaived ? { ru, en } : null,
  };
}

/** One of the events for which this person may enter others, by its slug; null for any other. */
export async function findEvent(actor: Actor, slug: string, tx: Tx = db()): Promise<EntryEvent | null> {
  if (!/^[\w-]{1,100}$/.test(slug)) return null;
  const row = await tx.event.findUnique({ where: { slug }, select: eventColumns });
  return row && can(actor, "application.enter", { eventId: row.id }) ? toEvent(row) : null;
}

/** What the checks of an event's people need to know, at `now`. */
export function contextOf(event: EntryEvent, now: Date): ApplicationContext {
  return { ...applicationContext(event, now), byDesk: true };
}

/** An event that what is entered is sealed to, with the sheet that it is entered from. */
export const sheetColumns = {
  id: true,
  regime: true,
  outletName: true,
  outletCountry: true,
  editorName: true,
  editorEmail: true,
  editorPhone: true,
  channel: true,
  locale: true,
  receivedAt: true,
  late: true,
  note: true,
  scanId: true,
  event: { select: { ...eventColumns, publicKey: true, questionsVersion: true } },
} as const satisfies Prisma.SubmissionSelect;

/** A sheet of the desk as it stands while this transaction holds it; null for another event's and for what came by the web. */
export async function lockSheet(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT 1 FROM submission WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.submission.findUnique({ where: { id }, select: sheetColumns });
  if (!row || row.channel === "web" || !can(actor, "application.enter", { eventId: row.event.id })) return null;
  const { publicKey, questionsVersion, ...event } = row.event;
  return { ...row, event: { ...toEvent(event), publicKey, questionsVersion } };
}

const unfinishedColumns = {
  id: true,
  submissionId: true,
  name: true,
  missing: true,
  wrong: true,
  savedAt: true,
  savedBy: { select: { name: true } },
  submission: { select: { outletName: true, channel: true, receivedAt: true } },
} as const satisfies Prisma.UnfinishedEntrySelect;

function toUnfinished(row: Prisma.UnfinishedEntryGetPayload<{ select: typeof unfinishedColumns }>): Unfinished {
  return {
    id: row.id,
    sheetId: row.submissionId,
    outletName: row.submission.outletName,
    channel: toChannel(row.submission.channel),
    receivedAt: row.submission.receivedAt,
    name: row.name,
    missing: row.missing,
    wrong: row.wrong,
    savedBy: row.savedBy.name,
    savedAt: row.savedAt,
  };
}

/** A sheet with its people; null when there is none, and just so when its event is not the person's. */
export async function findSheet(actor: Actor, id: string): Promise<Sheet | null> {
  if (!isId(id)) return null;
  const row = await db().submission.findUnique({
    where: { id },
    select: {
      ...sheetColumns,
      event: { select: eventColumns },
      createdAt: true,
      enteredBy: { select: { name: true } },
      scan: { select: { mediaType: true, bytes: true } },
      equipment: true,
      vehicles: true,
      applications: {
        orderBy: { id: "asc" },
        select: { id: true, reference: true, familyRu: true, givenRu: true, email: true, enteredAt: true },
      },
      unfinished: { orderBy: { id: "asc" }, select: unfinishedColumns },
    },
  });
  if (!row || row.channel === "web" || !can(actor, "application.enter", { eventId: row.event.id })) return null;
  const { channel, createdAt, enteredBy, locale, applications, unfinished, scanId: _, ...sheet } = row;
  return {
    ...sheet,
    ...goodsOf(row),
    event: toEvent(row.event),
    channel: toChannel(channel),
    letters: locale,
    begunBy: enteredBy?.name ?? "",
    begunAt: createdAt,
    people: applications.map(({ familyRu, givenRu, ...person }) => ({
      ...person,
      name: `${familyRu} ${givenRu}`.trim(),
    })),
    unfinished: unfinished.map(toUnfinished),
  };
}

const atMost = 200;

/** Everybody whom the desk has begun to enter for an event, whoever did, the longest waiting first. */
export async function listUnfinished(event: { id: string }): Promise<Unfinished[]> {
  const rows = await db().unfinishedEntry.findMany({
    where: { eventId: event.id },
    orderBy: [{ savedAt: "asc" }, { id: "asc" }],
    take: atMost,
    select: unfinishedColumns,
  });
  return rows.map(toUnfinished);
}

/** The sheets of an event that were begun last. */
export async function listSheets(event: { id: string }): Promise<SheetLine[]> {
  const rows = await read<Omit<SheetLine, "channel"> & { channel: string }>(Prisma.sql`
    SELECT id, outlet_name AS "outletName", channel, received_at AS "receivedAt",
      (SELECT count(*)::int FROM application WHERE submission_id = submission.id) AS people,
      (SELECT count(*)::int FROM unfinished_entry WHERE submission_id = submission.id) AS unfinished
    FROM submission WHERE event_id = ${event.id}::uuid AND channel <> 'web'
    ORDER BY created_at DESC, id DESC LIMIT 20`);
  return rows.map(({ channel, ...sheet }) => ({ ...sheet, channel: toChannel(channel) }));
}

function toChannel(channel: string): EntryChannel {
  const known = entryChannels.find((each) => each === channel);
  if (!known) throw new Error(`No sheet comes by ${channel}`);
  return known;
}
