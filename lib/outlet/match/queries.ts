import { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { db, read, type Tx } from "@/lib/db";
import type { OutletKind } from "@/lib/event/types";
import { matchKey } from "@/lib/names/match";
import { listOutlets } from "@/lib/outlet/queries";
import type { Suggestion, TypedOutlet, Unmatched } from "@/lib/outlet/types";

const pageSize = 20;

/** One page of what waits to be matched and the key of the next, null on the last. */
export type UnmatchedPage = { groups: Unmatched[]; next: string | null };

/** Counting stops here; the page says "more than 100". */
const countCap = 101;

/** How many different names wait to be matched on the person's own events, up to 101: a step of the index for each. */
export async function countUnmatched(actor: Actor): Promise<number> {
  if (!can(actor, "outlet.edit")) return 0;
  const next = (beyond: Prisma.Sql) => Prisma.sql`SELECT outlet_key AS key, outlet_country AS country FROM application
    WHERE ${waiting(actor)} ${beyond} ORDER BY outlet_key, outlet_country LIMIT 1`;
  const [row] = await read<{ count: number }>(Prisma.sql`
    WITH RECURSIVE names AS (
      (${next(Prisma.empty)})
      UNION ALL
      SELECT following.key, following.country FROM names CROSS JOIN LATERAL
        (${next(Prisma.sql`AND (outlet_key, outlet_country) > (names.key, names.country)`)}) AS following
    ) SELECT count(*)::int AS count FROM (SELECT 1 FROM names LIMIT ${Prisma.raw(String(countCap))}) AS capped`);
  return row?.count ?? 0;
}

/**
 * What applicants to the person's own events typed and no outlet of the register stands for, 20 to a page, most typed
 * first, each with the outlets that it may be. `after` is a page's key.
 */
export async function listUnmatched(actor: Actor, after?: string): Promise<UnmatchedPage> {
  if (!can(actor, "outlet.edit")) return { groups: [], next: null };
  const groups = await groupsOf(db(), Prisma.sql`${waiting(actor)}`, parseKey(after ?? ""));
  const shown = groups.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    groups: await withSuggestions(shown),
    next: groups.length > pageSize && last ? `${last.count}.${last.country}.${last.key}` : null,
  };
}

/** One text with its suggestions, and with the outlets that `q` finds in the register; null where nothing waits. */
export async function readUnmatched(
  actor: Actor,
  { key, country, q, locale }: { key: string; country: string; q: string; locale: "ru" | "en" },
): Promise<Unmatched | null> {
  const typed = await findTyped(db(), actor, { key, country });
  if (!typed) return null;
  const [group] = await withSuggestions([typed]);
  if (!group) return null;
  const found = q ? ((await listOutlets(actor, { q, locale }))?.lines ?? []) : [];
  const known = new Set(group.suggestions.map(({ id }) => id));
  const more = found
    .filter(({ id }) => !known.has(id))
    .slice(0, 20)
    .map(({ applications: _, registration: __, ...outlet }): Suggestion => ({ ...outlet, why: "found" }));
  return { ...group, suggestions: [...group.suggestions, ...more] };
}

/** What waits under this key and country on the person's own events; null where nothing does. */
export async function findTyped(
  tx: Tx,
  actor: Actor,
  { key, country }: { key: string; country: string },
): Promise<TypedOutlet | null> {
  if (!can(actor, "outlet.edit") || !isText(key) || !/^[A-Z]{2}$/.test(country)) return null;
  const these = Prisma.sql`${waiting(actor)} AND outlet_key = ${key} AND outlet_country = ${country}`;
  return (await groupsOf(tx, these, null))[0] ?? null;
}

/** Applications without an outlet whose name the index job has read. */
function waiting(actor: Actor): Prisma.Sql {
  const own = actor.eventIds.length > 0 ? Prisma.sql`AND event_id = ANY(${[...actor.eventIds]}::uuid[])` : Prisma.empty;
  return Prisma.sql`outlet_id IS NULL AND outlet_key <> '' ${own}`;
}

type Key = { count: number; country: string; key: string };

async function groupsOf(tx: Tx, where: Prisma.Sql, after: Key | null): Promise<TypedOutlet[]> {
  const beyond = after
    ? Prisma.sql`HAVING (-count(*), outlet_country, outlet_key COLLATE "C") >
        (${-after.count}::bigint, ${after.country}::bpchar, ${after.key} COLLATE "C")`
    : Prisma.empty;
  return tx.$queryRaw<TypedOutlet[]>`
    SELECT outlet_key AS key, outlet_country AS country, count(*)::int AS count,
      mode() WITHIN GROUP (ORDER BY outlet_name) AS text, array_agg(DISTINCT outlet_name) AS variants
    FROM application WHERE ${where} GROUP BY outlet_key, outlet_country ${beyond}
    ORDER BY count(*) DESC, outlet_country, outlet_key COLLATE "C" LIMIT ${pageSize + 1}`;
}

/** A key from a URL; one that we did not make is the first page. */
function parseKey(text: string): Key | null {
  const [, count, country, key] = /^(\d{1,9})\.([A-Z]{2})\.(.{1,400})$/u.exec(text) ?? [];
  return count && country && key && isText(key) ? { count: Number(count), country, key } : null;
}

/** What can stand in a key: the database refuses some characters altogether. */
function isText(key: string): boolean {
  return /^[\p{L}\p{M}\p{N} ]{1,400}$/u.test(key);
}

type Likely = Omit<Suggestion, "why"> & { group: number; text: boolean; spelling: boolean };

/** At most five outlets for each text: the very text first, then another spelling of it, then what is like it. */
async function withSuggestions(groups: readonly TypedOutlet[]): Promise<Unmatched[]> {
  const [keys, matches] = [groups.map(({ key }) => key), groups.map(({ key }) => matchKey(key))];
  const rows = await db().$queryRaw<Likely[]>`
    SELECT typed.ord::int - 1 AS group, outlet.id, name_ru AS "nameRu", name_en AS "nameEn", outlet.country,
      outlet.kind::text AS kind, likely.text, likely.spelling
    FROM unnest(${keys}::text[], ${groups.map(({ country }) => country)}::bpchar[], ${matches}::text[])
      WITH ORDINALITY AS typed(key, country, match, ord)
    CROSS JOIN LATERAL (
      SELECT outlet_id, bool_or(known.key = typed.key) AS text,
        bool_or(known.match = typed.match AND typed.match <> '') AS spelling,
        max(greatest(similarity(known.match, typed.match), 0.9 * word_similarity(known.match, typed.match),
          0.9 * word_similarity(typed.match, known.match))) AS likeness
      FROM outlet_name AS known
      WHERE known.key = typed.key OR known.match % typed.match OR known.match <% typed.match
        OR known.match %> typed.match
      GROUP BY outlet_id ORDER BY text DESC, spelling DESC, likeness DESC, outlet_id LIMIT 5
    ) AS likely JOIN outlet ON outlet.id = likely.outlet_id
    ORDER BY typed.ord, text DESC, spelling DESC, outlet.country = typed.country DESC, likeness DESC, outlet.id`;
  return groups.map((typed, at) => ({
    ...typed,
    suggestions: rows
      .filter(({ group }) => group === at)
      .map(({ group: _, text, spelling, ...outlet }) => ({
        ...outlet,
        kind: outlet.kind satisfies OutletKind,
        why: text ? "text" : spelling ? "spelling" : "similar",
      })),
  }));
}
