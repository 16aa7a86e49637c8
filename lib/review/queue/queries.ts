import { Prisma } from "@/generated/prisma/client";
import { type Actor, isOwnEvent } from "@/lib/access";
import { type ApplicationFilter, everydayFilter, filterQuery, type Sort } from "@/lib/application/filter";
import { matching } from "@/lib/application/matching/queries";
import { claimMinutes, heldUntilReleased } from "@/lib/application/status";
import { db, read, type Tx } from "@/lib/db";
import {
  countCap,
  type DeskEvent,
  type Place,
  pageSize,
  type QueueCounts,
  type QueuePage,
  type QueueRow,
} from "@/lib/review/queue/types";
import { toViews, type ViewRow, viewsOf } from "@/lib/review/views/queries";
import type { View } from "@/lib/review/views/types";

const eventColumns = Prisma.raw(`id, slug, title_ru AS "titleRu", title_en AS "titleEn", time_zone AS "timeZone",
  opens_at AS "opensAt", closes_at AS "closesAt", decide_by AS "decideBy", two_people AS "twoPeople",
  announce_delay AS "announceDelay", decisions_held AS "decisionsHeld", entry_slots AS "entrySlots", zones, pools,
  vetting_asked AS "vettingAsked", to_char(starts_at AT TIME ZONE time_zone, 'YYYY-MM-DD') AS "firstDay",
  to_char(ends_at AT TIME ZONE time_zone, 'YYYY-MM-DD') AS "lastDay",
  ARRAY(SELECT word FROM tag WHERE event_id = event.id ORDER BY word) AS tags`);

/** The events that a member of staff works on, the nearest to come first, past ones behind it. */
export async function listDeskEvents(actor: Actor): Promise<DeskEvent[]> {
  const own =
    actor.eventIds.length > 0 ? Prisma.sql`AND id IN (${Prisma.join(actor.eventIds.map(uuid))})` : Prisma.empty;
  return read(Prisma.sql`
    SELECT ${eventColumns} FROM event
    WHERE status <> 'draft' AND status <> 'archived' ${own}
    ORDER BY ends_at < now(), abs(extract(epoch FROM starts_at - now())), id LIMIT 50`);
}

/** One of the person's events by its slug, or without one their nearest; null when they have no such event. */
export async function readDeskEvent(actor: Actor, slug: string | null): Promise<DeskEvent | null> {
  if (slug === null) return (await listDeskEvents(actor))[0] ?? null;
  // What cannot be a slug is not asked for: the database refuses some characters altogether.
  if (!/^[\w-]{1,100}$/.test(slug)) return null;
  const [event] = await read<DeskEvent>(Prisma.sql`SELECT ${eventColumns} FROM event WHERE slug = ${slug}`);
  return event && isOwnEvent(actor, event.id) ? event : null;
}

const rowColumns = Prisma.raw(`id, family_ru AS "familyRu", given_ru AS "givenRu", patronymic_ru AS "patronymicRu",
  family_lat AS "familyLat", given_lat AS "givenLat", patronymic_lat AS "patronymicLat", outlet_name AS "outletName",
  outlet_country AS "outletCountry", regime, state,
  COALESCE(announce_at >= '${heldUntilReleased.toISOString()}', false) AS held, same_document AS "sameDocument", merged_into_id IS NOT NULL AS merged, mononym, late, mfa_state AS "mfaState",
  to_char(mfa_expires, 'YYYY-MM-DD') AS "mfaExpires", submitted_at AS "submittedAt", reference, position, version, tags, vetting,
  CASE WHEN claimed_at > now() - interval '${claimMinutes} minutes' THEN json_build_object('byId', claimed_by_id,
    'by', (SELECT name FROM staff WHERE staff.id = claimed_by_id),
    'minutes', greatest(0, floor(extract(epoch FROM now() - claimed_at) / 60)::int)) END AS claim`);

/** What the queue's page shows of an event. */
export type QueueView = { page: QueuePage; counts: QueueCounts; saved: View[] };

// As literals, so that a prepared statement's plan knows how few rows are wanted.
const cap = Prisma.raw(String(countCap));

/**
 * The queue of an event as one person sees it, in one round trip: a page of its applications by key, so that every row
 * comes exactly once, whatever is inserted meanwhile; how many there are by view and by filter, none counted beyond
 * `countCap`; and the saved views.
 */
export async function readQueue(
  actor: Actor,
  event: { id: string },
  { filter, place }: { filter: ApplicationFilter; place: Place },
): Promise<QueueView> {
  const backwards = place.before !== null;
  const cursor = place.before ?? place.after;
  const rows = Prisma.sql`
    SELECT ${rowColumns} FROM application
    WHERE ${matching(event.id, filter)} ${cursor ? beyond(event.id, filter.sort, cursor, backwards) : Prisma.empty}
    ORDER BY ${orderBy(filter.sort, backwards)} LIMIT ${Prisma.raw(String(pageSize + 1))}`;
  const counted = (each: ApplicationFilter) =>
    Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM application WHERE ${matching(event.id, each)} LIMIT ${cap}) AS capped)`;
  const { sort: _, ...narrowed } = filter;
  const [found] = await read<Found>(Prisma.sql`
    SELECT ${listed(rows)} AS rows, ${listed(viewsOf(actor, event))} AS saved,
      ${counted(everydayFilter)} AS waiting, ${counted({ ...everydayFilter, regime: "foreign" })} AS foreign,
      ${counted({ ...everydayFilter, state: "decided" })} AS decided, ${counted({ ...everydayFilter, state: "all" })} AS all,
      ${isView(filter) ? Prisma.sql`-1` : counted({ ...narrowed, sort: everydayFilter.sort })} AS matching`);
  if (!found) throw new Error("A SELECT without FROM gives one row");
  const { rows: json, saved, ...counts } = found;
  return {
    page: pageOf(
      json.map((row) => ({ ...row, submittedAt: new Date(row.submittedAt) })),
      { backwards, cursor },
    ),
    counts: { ...counts, matching: isView(filter) ? viewCount(filter, counts) : counts.matching },
    saved: toViews(saved, { actor, event }),
  };
}

type Found = QueueCounts & { rows: (Omit<QueueRow, "submittedAt"> & { submittedAt: string })[]; saved: ViewRow[] };

/** The rows of a statement as one value, in their order. */
function listed(statement: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT COALESCE(json_agg(listed), '[]') FROM (${statement}) AS listed)`;
}

function pageOf(
  rows: readonly QueueRow[],
  { backwards, cursor }: { backwards: boolean; cursor: string | null },
): QueuePage {
  const more = rows.length > pageSize;
  const shown = rows.slice(0, pageSize);
  if (backwards) shown.reverse();
  const hasNext = backwards ? true : more;
  const hasPrevious = backwards ? more : cursor !== null;
  return {
    rows: shown,
    nextAfter: hasNext ? (shown.at(-1)?.id ?? null) : null,
    previousBefore: hasPrevious ? (shown[0]?.id ?? null) : null,
  };
}

/** The views that have a link of their own. */
const views = ["", "regime=foreign", "state=decided", "state=all"];

function viewKey(filter: ApplicationFilter): string {
  return new URLSearchParams(filterQuery({ ...filter, sort: everydayFilter.sort })).toString();
}

function isView(filter: ApplicationFilter): boolean {
  return views.includes(viewKey(filter));
}

function viewCount(filter: ApplicationFilter, counts: QueueCounts): number {
  return [counts.waiting, counts.foreign, counts.decided, counts.all][views.indexOf(viewKey(filter))] ?? 0;
}

/** Where an application lies in the filter's order: its neighbours, how many lie before it (capped), how many match. */
export async function neighboursOf(
  event: { id: string },
  filter: ApplicationFilter,
  id: string,
): Promise<{ previous: string | null; next: string | null; before: number; total: number }> {
  const where = matching(event.id, filter);
  const side = (backwards: boolean) =>
    Prisma.sql`(SELECT id FROM application WHERE ${where} ${beyond(event.id, filter.sort, id, backwards)}
      ORDER BY ${orderBy(filter.sort, backwards)} LIMIT 1)`;
  const [row] = await read<{ previous: string | null; next: string | null; before: number; total: number }>(Prisma.sql`
    SELECT ${side(true)} AS previous, ${side(false)} AS next,
      (SELECT count(*)::int FROM (SELECT 1 FROM application WHERE ${where} ${beyond(event.id, filter.sort, id, true)}
        LIMIT ${cap}) AS capped) AS before,
      (SELECT count(*)::int FROM (SELECT 1 FROM application WHERE ${where} LIMIT ${cap}) AS capped) AS total`);
  if (!row) throw new Error("A SELECT without FROM gives one row");
  return row;
}

/** The first application of the filter, or the first beyond `after`, that nobody else holds open; null without one. */
export async function firstFree(
  event: { id: string },
  filter: ApplicationFilter,
  { actor, after = null }: { actor: Actor; after?: string | null },
): Promise<string | null> {
  const [row] = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM application
    WHERE ${matching(event.id, filter)} ${after ? beyond(event.id, filter.sort, after, false) : Prisma.empty}
      AND (claimed_at IS NULL OR claimed_by_id = ${actor.id}
        OR claimed_at <= now() - make_interval(mins => ${claimMinutes}::int))
    ORDER BY ${orderBy(filter.sort, false)} LIMIT 1`;
  return row?.id ?? null;
}

function uuid(id: string): Prisma.Sql {
  return Prisma.sql`${id}::uuid`;
}

/** The first applications of a filter with their versions, in its order. */
export async function listMatching(
  tx: Pick<Tx, "$queryRaw">,
  { eventId, filter, limit }: { eventId: string; filter: ApplicationFilter; limit: number },
): Promise<{ id: string; version: number }[]> {
  return tx.$queryRaw`
    SELECT id, version FROM application WHERE ${matching(eventId, filter)}
    ORDER BY ${orderBy(filter.sort, false)} LIMIT ${limit}`;
}

const keys: Record<string, string> = {
  submitted: "submitted_at",
  name: `family_ru COLLATE "ru-x-icu"`,
  outlet: `outlet_name COLLATE "ru-x-icu"`,
};

function keyOf(sort: Sort): { key: string; descending: boolean } {
  const descending = sort.startsWith("-");
  return { key: keys[descending ? sort.slice(1) : sort] ?? "submitted_at", descending };
}

function orderBy(sort: Sort, backwards: boolean): Prisma.Sql {
  const { key, descending } = keyOf(sort);
  const direction = descending === backwards ? "ASC" : "DESC";
  return Prisma.raw(`${key} ${direction}, id ${direction}`);
}

/**
 * Beyond one application in the order. Its key is looked up by its id inside the statement, so that no name stands in
 * a URL and nothing is rounded on the way; an id of another event has no key, and nothing lies beyond it.
 */
function beyond(eventId: string, sort: Sort, id: string, backwards: boolean): Prisma.Sql {
  const { key, descending } = keyOf(sort);
  const sign = Prisma.raw(descending === backwards ? ">" : "<");
  return Prisma.sql`AND (${Prisma.raw(key)}, id) ${sign} (
    (SELECT ${Prisma.raw(key)} FROM application WHERE id = ${id}::uuid AND event_id = ${eventId}::uuid), ${id}::uuid)`;
}
