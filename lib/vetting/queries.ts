import type { Prisma } from "@/generated/prisma/client";
import { type Actor, can, isOwnEvent } from "@/lib/access";
import { namesOf } from "@/lib/application/queries";
import { vettableStates } from "@/lib/application/vetting/status";
import { db } from "@/lib/db";
import type { Batch, BatchCounts, VettedPerson, VettingEvent } from "@/lib/vetting/types";

const eventColumns = { id: true, slug: true, titleRu: true, titleEn: true, startsAt: true, timeZone: true } as const;

type EventRow = { id: string; slug: string; titleRu: string; titleEn: string; startsAt: Date; timeZone: string };

function toEvent({ id, slug, titleRu, titleEn, startsAt, timeZone }: EventRow): VettingEvent {
  return { id, slug, title: { ru: titleRu, en: titleEn }, startsAt, timeZone };
}

/** The person's events that ask for vetting, the latest to come first. */
export async function listVettingEvents(actor: Actor): Promise<VettingEvent[]> {
  const rows = await db().event.findMany({
    where: {
      vettingAsked: true,
      status: { notIn: ["draft", "archived"] },
      ...(actor.eventIds.length > 0 && { id: { in: [...actor.eventIds] } }),
    },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    select: eventColumns,
    take: 100,
  });
  return rows.map(toEvent);
}

/** How many wait to be sent, and the batches that were, the latest first. */
export async function readVetting(event: VettingEvent): Promise<{ waiting: number; batches: Batch[] }> {
  const [waiting, rows] = await Promise.all([
    db().application.count({
      where: { eventId: event.id, vetting: "notSent", mergedIntoId: null, state: { in: [...vettableStates] } },
    }),
    db().vettingBatch.findMany({
      where: { eventId: event.id },
      orderBy: { number: "desc" },
      take: 200,
      select: { id: true, number: true, sentAt: true, sentBy: { select: { name: true } } },
    }),
  ]);
  const counts = await countEntries(rows.map(({ id }) => id));
  const batches = rows.map(({ sentBy, ...batch }) => ({
    ...batch,
    sentBy: sentBy.name,
    counts: counts.get(batch.id) ?? nobody,
  }));
  return { waiting, batches };
}

const nobody: BatchCounts = { sent: 0, cleared: 0, objected: 0, needsData: 0, over: 0 };

async function countEntries(batchIds: string[]): Promise<Map<string, BatchCounts>> {
  const rows = await db().$queryRaw<({ id: string } & BatchCounts)[]>`
    SELECT batch_id AS id, count(*) FILTER (WHERE live AND entry.state = 'sent')::int AS sent,
      count(*) FILTER (WHERE live AND entry.state = 'cleared')::int AS cleared,
      count(*) FILTER (WHERE live AND entry.state = 'objected')::int AS objected,
      count(*) FILTER (WHERE live AND entry.state = 'needsData')::int AS "needsData",
      count(*) FILTER (WHERE NOT live)::int AS over
    FROM vetting_entry AS entry JOIN application ON application.id = application_id,
      LATERAL (SELECT expired_at IS NULL AND application.state::text = ANY(${[...vettableStates]}) AS live) AS standing
    WHERE batch_id = ANY(${batchIds}::uuid[]) GROUP BY batch_id`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

const personColumns = {
  id: true,
  state: true,
  note: true,
  setAt: true,
  expiredAt: true,
  version: true,
  setBy: { select: { name: true } },
  application: {
    select: {
      id: true,
      reference: true,
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
    },
  },
} as const satisfies Prisma.VettingEntrySelect;

type PersonRow = Prisma.VettingEntryGetPayload<{ select: typeof personColumns }>;

function toVetted({ application, setBy, ...entry }: PersonRow): VettedPerson {
  const { id: applicationId, state: applicationState, reference, outletName, outletCountry, position } = application;
  return {
    ...entry,
    ...namesOf(application),
    ...{ applicationId, applicationState, reference, outletName, outletCountry, position },
    setBy: setBy?.name ?? null,
  };
}

/** What has no answer yet and still needs one. */
const open = {
  state: "sent",
  expiredAt: null,
  application: { state: { in: [...vettableStates] } },
} as const satisfies Prisma.VettingEntryWhereInput;

const pageSize = 100;

/** One page of a batch's people, 100 to a page; null for another's batch and for one that does not exist alike. */
export async function readBatch(
  actor: Actor,
  { id, onlyOpen, after }: { id: string; onlyOpen: boolean; after: string | null },
): Promise<{ batch: Batch; event: VettingEvent; people: VettedPerson[]; next: string | null } | null> {
  if (!isUuid(id)) return null;
  const row = await db().vettingBatch.findUnique({
    where: { id },
    select: {
      id: true,
      number: true,
      sentAt: true,
      sentBy: { select: { name: true } },
      event: { select: eventColumns },
    },
  });
  if (!row || !can(actor, "vetting.read", { eventId: row.event.id })) return null;
  const [counts, rows] = await Promise.all([
    countEntries([id]),
    db().vettingEntry.findMany({
      where: {
        batchId: id,
        ...(onlyOpen && open),
        // Whose identity has changed was not sent under the new one: it is nothing to the protective service.
        ...(!can(actor, "application.read") && { expiredAt: null }),
        ...(after && isUuid(after) && { id: { gt: after } }),
      },
      orderBy: { id: "asc" },
      take: pageSize + 1,
      select: personColumns,
    }),
  ]);
  const { event, sentBy, ...batch } = row;
  return {
    batch: { ...batch, sentBy: sentBy.name, counts: counts.get(id) ?? nobody },
    event: toEvent(event),
    people: rows.slice(0, pageSize).map(toVetted),
    next: rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null,
  };
}

/**
 * One person of a batch with the answers before; null for another's, and for what does not exist, alike. `person` is null
 * once their identity has changed: under the new one they were not sent.
 */
export async function readVetted(actor: Actor, { batch, entry }: { batch: string; entry: string }) {
  if (!isUuid(batch) || !isUuid(entry)) return null;
  const row = await db().vettingEntry.findUnique({
    where: { id: entry, batchId: batch },
    select: {
      ...personColumns,
      application: { select: { ...personColumns.application.select, photoId: true } },
      batch: { select: { id: true, number: true, event: { select: eventColumns } } },
    },
  });
  if (!row || !can(actor, "vetting.answer", { eventId: row.batch.event.id })) return null;
  const { batch: of, ...person } = row;
  const earlier = await listAnswers(row.application.id);
  return {
    reference: row.application.reference,
    person: row.expiredAt ? null : { ...toVetted(person), hasPhoto: person.application.photoId !== null },
    batch: { id: of.id, number: of.number },
    event: toEvent(of.event),
    earlier: earlier.filter(({ id }) => id !== entry),
  };
}

/** All that the protective service was asked and answered about an application, the latest first. */
export async function listAnswers(applicationId: string) {
  const rows = await db().vettingEntry.findMany({
    where: { applicationId },
    orderBy: { id: "desc" },
    select: {
      id: true,
      state: true,
      note: true,
      setAt: true,
      expiredAt: true,
      setBy: { select: { name: true } },
      batch: { select: { id: true, number: true, sentAt: true } },
    },
  });
  return rows.map(({ setBy, ...row }) => ({ ...row, setBy: setBy?.name ?? null }));
}

/** The first person of a batch behind `after`, or from its beginning, who still waits for an answer. */
export async function nextOpen(batchId: string, after: string): Promise<string | null> {
  const find = (beyond: Prisma.VettingEntryWhereInput) =>
    db().vettingEntry.findFirst({
      where: { batchId, ...open, ...beyond },
      orderBy: { id: "asc" },
      select: { id: true },
    });
  return ((await find({ id: { gt: after } })) ?? (await find({})))?.id ?? null;
}

/** The event of this slug if it is the person's and asks for vetting. */
export async function findVettingEvent(actor: Actor, slug: string): Promise<VettingEvent | null> {
  if (!/^[\w-]{1,100}$/.test(slug)) return null;
  const row = await db().event.findUnique({
    where: { slug },
    select: { ...eventColumns, vettingAsked: true, status: true },
  });
  if (!row?.vettingAsked || row.status === "draft" || row.status === "archived" || !isOwnEvent(actor, row.id))
    return null;
  return toEvent(row);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
