import type { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import type { ApplicationState } from "@/lib/application/types";
import { db, type Tx } from "@/lib/db";
import { titleAndPlace } from "@/lib/event/queries";
import { placesSchema, quotasSchema } from "@/lib/event/schema";
import type { Both, EventFields, EventStatus } from "@/lib/event/types";

/** The columns that an event's press service writes. */
export const written = {
  slug: true,
  ...titleAndPlace,
  opensAt: true,
  closesAt: true,
  decideBy: true,
  latePolicy: true,
  regimes: true,
  mfaWaived: true,
  waiverBasisRu: true,
  waiverBasisEn: true,
  photoAsked: true,
  letterAsked: true,
  equipmentAsked: true,
  vehiclesAsked: true,
  vettingAsked: true,
  twoPeople: true,
  announceDelay: true,
  decisionsHeld: true,
  entrySlots: true,
  zones: true,
  pools: true,
  quotas: true,
  entranceRu: true,
  entranceEn: true,
  bringRu: true,
  bringEn: true,
  contactPhone: true,
  contactEmail: true,
  controllerRu: true,
  controllerEn: true,
  consentVersion: true,
  remarkRu: true,
  remarkEn: true,
  retainUntil: true,
} as const satisfies Prisma.EventSelect;

const managed = {
  ...written,
  id: true,
  status: true,
  version: true,
  questionsVersion: true,
  noticeRu: true,
  noticeEn: true,
} as const;

/** An event as the desk works on it. */
export type ManagedEvent = {
  id: string;
  status: EventStatus;
  version: number;
  questionsVersion: number;
  /** What was last said of a change, where it is postponed or cancelled. */
  notice: Both | null;
  fields: EventFields;
};

type Row = Prisma.EventGetPayload<{ select: typeof managed }>;

function toManaged({ id, status, version, questionsVersion, noticeRu, noticeEn, ...row }: Row): ManagedEvent {
  const slots = Array.isArray(row.entrySlots) ? (row.entrySlots as { from: string; to: string }[]) : [];
  return {
    ...{ id, status, version, questionsVersion },
    notice: noticeRu || noticeEn ? { ru: noticeRu || noticeEn || "", en: noticeEn || noticeRu || "" } : null,
    fields: {
      ...row,
      entrySlots: slots.map(({ from, to }) => ({ from, to })),
      zones: placesSchema.parse(row.zones),
      pools: placesSchema.parse(row.pools),
      quotas: quotasSchema.parse(row.quotas),
    },
  };
}

/** One event by its slug, for who may read it; null for another's and for one that does not exist alike. */
export async function readManagedEvent(actor: Actor, slug: string): Promise<ManagedEvent | null> {
  // What no slug of ours holds, a NUL above all, is not asked of the database.
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) return null;
  const row = await db().event.findUnique({ where: { slug }, select: managed });
  return row && can(actor, "event.read", { eventId: row.id }) ? toManaged(row) : null;
}

/** The same by its id, as a form names it. */
export async function readManagedEventById(actor: Actor, id: string): Promise<ManagedEvent | null> {
  const row = await db().event.findUnique({ where: { id }, select: managed });
  return row && can(actor, "event.read", { eventId: row.id }) ? toManaged(row) : null;
}

/**
 * Takes the row of an event for this transaction; null where there is none. Not from those who only refer to it: who
 * decides on an application writes its letter meanwhile.
 */
export async function lockEvent(tx: Tx, id: string): Promise<ManagedEvent | null> {
  const held = await tx.$queryRaw<unknown[]>`SELECT 1 FROM event WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (held.length === 0) return null;
  return toManaged(await tx.event.findUniqueOrThrow({ where: { id }, select: managed }));
}

/** A line of the desk's list of events. */
export type ManagedLine = {
  slug: string;
  status: EventStatus;
  titleRu: string;
  titleEn: string;
  timeZone: string;
  startsAt: Date;
  opensAt: Date;
  closesAt: Date;
  counts: Partial<Record<ApplicationState, number>>;
};

/** The events that this person works on, latest first, each with its applications by state; at most 500. */
export async function listManagedEvents(actor: Actor): Promise<ManagedLine[]> {
  if (!can(actor, "event.read")) return [];
  const own = actor.eventIds.length > 0 ? { id: { in: [...actor.eventIds] } } : {};
  const rows = await db().event.findMany({
    where: own,
    orderBy: [{ startsAt: "desc" }, { slug: "asc" }],
    take: 500,
    select: {
      id: true,
      slug: true,
      status: true,
      titleRu: true,
      titleEn: true,
      timeZone: true,
      startsAt: true,
      opensAt: true,
      closesAt: true,
    },
  });
  const counted = await db().application.groupBy({
    by: ["eventId", "state"],
    where: { eventId: { in: rows.map(({ id }) => id) } },
    _count: { _all: true },
  });
  const counts = new Map<string, ManagedLine["counts"]>();
  for (const { eventId, state, _count } of counted)
    counts.set(eventId, { ...counts.get(eventId), [state]: _count._all });
  return rows.map(({ id, ...row }) => ({ ...row, counts: counts.get(id) ?? {} }));
}

/** Who changed an event since a version, when, and which fields; for whoever lost to it. */
export async function changesSince(tx: Tx, { id, version }: { id: string; version: number }) {
  const entries = await tx.auditEntry.findMany({
    where: { subjectId: id, subject: "event" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
    select: { at: true, actorId: true, payload: true },
  });
  const later = entries.filter(({ payload }) => Number((payload as { version?: number } | null)?.version) > version);
  const changed = later.flatMap(({ payload }) => Object.keys((payload as { changed?: object }).changed ?? {}));
  const last = later[0];
  const staff = last?.actorId
    ? await tx.staff.findUnique({ where: { id: last.actorId }, select: { name: true } })
    : null;
  return { by: staff?.name ?? "", at: last?.at ?? null, changed: [...new Set(changed)] };
}

/** Codes of zones and pools that applications already have, and whether there is any application. */
export async function usedOf(tx: Tx, eventId: string): Promise<{ answered: boolean; places: string[] }> {
  const [found] = await tx.$queryRaw<[{ answered: boolean; places: string[] | null }]>`
    SELECT EXISTS (SELECT 1 FROM application WHERE event_id = ${eventId}::uuid) AS answered,
      (SELECT array_agg(DISTINCT code) FROM (
        SELECT unnest(zones || pool) AS code FROM application WHERE event_id = ${eventId}::uuid
      ) AS codes WHERE code IS NOT NULL) AS places`;
  return { answered: found.answered, places: found.places ?? [] };
}
