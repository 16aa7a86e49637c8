import { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { openStates } from "@/lib/application/status";
import type { ApplicationState, PersonName } from "@/lib/application/types";
import { db, read, type Tx } from "@/lib/db";
import type { Both } from "@/lib/event/types";
import { searchQuery } from "@/lib/names/match";
import type { OutletFilter } from "@/lib/outlet/schema";
import type { OutletDetails, OutletLine } from "@/lib/outlet/types";

const pageSize = 50;

/** One page of the register and the key of the next, null on the last. */
export type OutletPage = { lines: OutletLine[]; next: string | null };

/**
 * The register in the alphabet of the page's language, 50 to a page; outlets that were merged into others are not in
 * it. `after` is a page's key. Gives null to who may not edit outlets.
 */
export async function listOutlets(
  actor: Actor,
  { q, kind, country, after, locale }: Partial<OutletFilter> & { after?: string | undefined; locale: "ru" | "en" },
): Promise<OutletPage | null> {
  if (!can(actor, "outlet.edit")) return null;
  const name = Prisma.raw(locale === "ru" ? "coalesce(name_ru, name_en)" : "coalesce(name_en, name_ru)");
  const conditions = [
    Prisma.sql`merged_into_id IS NULL`,
    ...(q ? [textCondition(q)] : []),
    ...(kind ? [Prisma.sql`kind = ${kind}::"OutletKind"`] : []),
    ...(country ? [Prisma.sql`country = ${country}`] : []),
    ...(after && isId(after)
      ? [
          Prisma.sql`(${name} COLLATE "ru-x-icu", id) >
            ((SELECT ${name} FROM outlet WHERE id = ${after}::uuid) COLLATE "ru-x-icu", ${after}::uuid)`,
        ]
      : []),
  ];
  const own = actor.eventIds.length > 0 ? Prisma.sql`AND event_id = ANY(${[...actor.eventIds]}::uuid[])` : Prisma.empty;
  const rows = await read<OutletLine>(Prisma.sql`
    SELECT id, name_ru AS "nameRu", name_en AS "nameEn", country, kind, registration,
      (SELECT count(*)::int FROM application WHERE outlet_id = outlet.id ${own}) AS applications
    FROM outlet WHERE ${Prisma.join(conditions, " AND ")} ORDER BY ${name} COLLATE "ru-x-icu", id LIMIT ${pageSize + 1}`);
  const shown = rows.slice(0, pageSize);
  return { lines: shown, next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}

/** Every word in one of its spellings; what holds no letter and no digit finds nothing. */
function textCondition(q: string): Prisma.Sql {
  const words = searchQuery(q).map((forms) => {
    const any = forms.map((form) => Prisma.sql`search LIKE ${`%${form}%`}`);
    return any.length > 0 ? Prisma.sql`(${Prisma.join(any, " OR ")})` : Prisma.sql`false`;
  });
  return words.length > 0 ? Prisma.join(words, " AND ") : Prisma.sql`false`;
}

/** Applications to the events that this person works on. */
export function ownApplications(actor: Actor): { eventId?: { in: string[] } } {
  return actor.eventIds.length > 0 ? { eventId: { in: [...actor.eventIds] } } : {};
}

/**
 * One outlet; `mergedInto` where it turned out to be another. Null where it does not exist, and for who may not edit
 * outlets.
 */
export async function readOutlet(
  actor: Actor,
  id: string,
): Promise<{ outlet: OutletDetails } | { mergedInto: string } | null> {
  if (!can(actor, "outlet.edit") || !isId(id)) return null;
  const row = await db().outlet.findUnique({
    where: { id },
    select: {
      id: true,
      nameRu: true,
      nameEn: true,
      country: true,
      kind: true,
      registration: true,
      version: true,
      mergedIntoId: true,
      names: { where: { official: false }, orderBy: { id: "asc" }, select: { id: true, text: true, country: true } },
    },
  });
  if (!row) return null;
  const { mergedIntoId, names, ...outlet } = row;
  return mergedIntoId ? { mergedInto: mergedIntoId } : { outlet: { ...outlet, aliases: names } };
}

/** An application of an outlet, without what is sealed. */
export type OutletApplication = {
  id: string;
  nameRu: PersonName;
  nameLat: PersonName | null;
  position: string;
  state: ApplicationState;
  /** As the applicant typed it. */
  outletName: string;
};

/** An outlet's applications to one event, the latest first; `listed` are at most 100 of them. */
export type OutletEvent = {
  slug: string;
  title: Both;
  total: number;
  waiting: number;
  approved: number;
  listed: OutletApplication[];
};

const mostListed = 100;

/** An outlet's applications by event, the latest event first; only those of the person's own events. */
export async function listOutletEvents(actor: Actor, outletId: string): Promise<OutletEvent[]> {
  if (!can(actor, "outlet.edit") || !can(actor, "application.read") || !isId(outletId)) return [];
  const where = { outletId, ...ownApplications(actor) };
  const counted = await db().application.groupBy({ by: ["eventId", "state"], where, _count: { _all: true } });
  const events = await db().event.findMany({
    where: { id: { in: counted.map(({ eventId }) => eventId) } },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    take: 50,
    select: {
      id: true,
      slug: true,
      titleRu: true,
      titleEn: true,
      applications: {
        where,
        orderBy: [{ familyRu: "asc" }, { id: "asc" }],
        take: mostListed,
        select: {
          id: true,
          familyRu: true,
          givenRu: true,
          patronymicRu: true,
          familyLat: true,
          givenLat: true,
          patronymicLat: true,
          mononym: true,
          position: true,
          state: true,
          outletName: true,
        },
      },
    },
  });
  return events.map(({ id, slug, titleRu, titleEn, applications }) => {
    const of = (...states: readonly ApplicationState[]) =>
      counted
        .filter((each) => each.eventId === id && (states.length === 0 || states.includes(each.state)))
        .reduce((sum, { _count }) => sum + _count._all, 0);
    return {
      slug,
      title: { ru: titleRu, en: titleEn },
      total: of(),
      waiting: of(...openStates),
      approved: of("approved"),
      listed: applications.map((row) => ({
        id: row.id,
        nameRu: { family: row.familyRu, given: row.givenRu, patronymic: row.patronymicRu, mononym: row.mononym },
        nameLat:
          row.familyLat === null
            ? null
            : { family: row.familyLat, given: row.givenLat ?? "", patronymic: row.patronymicLat, mononym: row.mononym },
        position: row.position,
        state: row.state,
        outletName: row.outletName,
      })),
    };
  });
}

type Told = { version?: number; changed?: object; added?: unknown; removed?: unknown };

/** Who changed an outlet since a version, when, and which fields; for whoever lost to it. */
export async function changesSince(tx: Tx, { id, version }: { id: string; version: number }) {
  const entries = await tx.auditEntry.findMany({
    where: { subjectId: id, subject: "outlet", type: { not: "outlet.matched" } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
    select: { at: true, actorId: true, payload: true },
  });
  const told = entries.map(({ payload, ...entry }) => ({ ...entry, ...(payload as Told | null) }));
  const later = told.filter((entry) => Number(entry.version) > version);
  const changed = later.flatMap((entry) => [
    ...Object.keys(entry.changed ?? {}),
    ...(entry.added || entry.removed ? ["aliases"] : []),
  ]);
  const last = later[0];
  const staff = last?.actorId
    ? await tx.staff.findUnique({ where: { id: last.actorId }, select: { name: true } })
    : null;
  return { by: staff?.name ?? "", at: last?.at ?? null, changed: [...new Set(changed)] };
}

/** Whether the text is an id of ours; what is not is not asked for. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
