import { Temporal } from "temporal-polyfill";
import { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { readReference } from "@/lib/application/reference";
import type { AuditFilter } from "@/lib/audit/filter";
import { db, read } from "@/lib/db";

/** A line of the audit as its page shows it. Payloads carry no sealed values; null once it was erased. */
export type AuditLine = {
  id: string;
  at: Date;
  type: string;
  actor: { kind: "staff"; name: string } | { kind: "applicant" } | { kind: "system" };
  event: { titleRu: string; titleEn: string; timeZone: string } | null;
  /** What it is about: an application by its reference, a member of staff or an outlet by name; null for the rest. */
  about: { kind: "application"; id: string; reference: string } | { kind: "staff" | "outlet"; name: string } | null;
  payload: Readonly<Record<string, unknown>> | null;
};

/** One page of the audit and the key of the next, null on the last. */
export type AuditPage = { lines: AuditLine[]; next: string | null };

const pageSize = 50;

/**
 * The newest entries that this person may read, 50 to a page: an auditor all, others those of their own events. The
 * filter narrows them, `after` goes on from a page's key. Gives null to a role that may not read the audit.
 */
export async function listEntries(
  actor: Actor,
  { after, ...filter }: Partial<AuditFilter> & { after?: string } = {},
): Promise<AuditPage | null> {
  if (!can(actor, "audit.read")) return null;
  const narrowed = await narrowing(filter);
  if (!narrowed) return { lines: [], next: null };
  const conditions = [readable(actor), ...narrowed, ...olderThan(after)];
  const rows = await read<Row>(Prisma.sql`
    SELECT entry.id, at, type, actor_kind AS "actorKind", acting.name AS "actorName", subject, subject_id AS "subjectId",
      payload, title_ru AS "titleRu", title_en AS "titleEn", time_zone AS "timeZone", reference,
      COALESCE(staff.name, name_ru, name_en) AS name
    FROM (SELECT * FROM audit_entry WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY at DESC, id DESC LIMIT ${Prisma.raw(String(pageSize + 1))}) AS entry
    LEFT JOIN event ON event.id = event_id
    LEFT JOIN staff AS acting ON actor_kind = 'staff' AND acting.id = actor_id
    LEFT JOIN staff ON subject = 'staff' AND staff.id = subject_id
    LEFT JOIN application ON application.id = CASE subject WHEN 'application' THEN subject_id::uuid END
    LEFT JOIN outlet ON outlet.id = CASE subject WHEN 'outlet' THEN subject_id::uuid END
    ORDER BY at DESC, entry.id DESC`);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return { lines: shown.map(toLine), next: rows.length > pageSize && last ? toKey(last) : null };
}

type Choices = {
  types: string[];
  events: { slug: string; titleRu: string; titleEn: string }[];
  staff: { id: string; name: string }[];
};

/** What the filter can choose from: kinds of entries and events within what this person may read, and the staff. */
export async function listChoices(actor: Actor): Promise<Choices> {
  if (!can(actor, "audit.read")) return { types: [], events: [], staff: [] };
  const own = actor.eventIds.length > 0 ? Prisma.sql`id = ANY(${[...actor.eventIds]}::uuid[])` : Prisma.sql`true`;
  // The kinds are found each behind the one before: a step of the index for each.
  const [choices] = await read<Choices>(Prisma.sql`
    WITH RECURSIVE known AS (
      (SELECT type FROM audit_entry WHERE ${readable(actor)} ORDER BY type LIMIT 1)
      UNION ALL
      SELECT (SELECT type FROM audit_entry WHERE ${readable(actor)} AND type > known.type ORDER BY type LIMIT 1)
      FROM known WHERE known.type IS NOT NULL
    )
    SELECT ARRAY(SELECT type FROM known WHERE type IS NOT NULL) AS types,
      (SELECT COALESCE(json_agg(chosen), '[]') FROM (SELECT slug, title_ru AS "titleRu", title_en AS "titleEn" FROM event
        WHERE ${own} ORDER BY starts_at DESC, id LIMIT 100) AS chosen) AS events,
      (SELECT COALESCE(json_agg(chosen), '[]') FROM (SELECT id, name FROM staff ORDER BY name, id LIMIT 500) AS chosen) AS staff`);
  if (!choices) throw new Error("A SELECT without FROM gives one row");
  return choices;
}

/** The conditions that a filter stands for; null where nothing can match. */
async function narrowing(filter: Partial<AuditFilter>): Promise<Prisma.Sql[] | null> {
  const { event: slug, type, who, about, from, to } = filter;
  const event = slug ? await db().event.findUnique({ where: { slug }, select: { id: true, timeZone: true } }) : null;
  if (slug && !event) return null;
  const reference = about ? readReference(about) : null;
  const application = reference
    ? await db().application.findUnique({ where: { reference }, select: { id: true } })
    : null;
  if (about && !application) return null;
  const midnight = (day: string, plus: number) =>
    new Date(
      Temporal.PlainDate.from(day)
        .add({ days: plus })
        .toZonedDateTime(event?.timeZone ?? "UTC").epochMilliseconds,
    );
  const given = (value: unknown, condition: Prisma.Sql) => (value ? [condition] : []);
  const byKind = who === "applicant" || who === "system";
  return [
    ...given(type, Prisma.sql`type = ${type}`),
    ...given(event, Prisma.sql`event_id = ${event?.id}::uuid`),
    ...given(application, Prisma.sql`subject = 'application' AND subject_id = ${application?.id}`),
    ...given(who, byKind ? Prisma.sql`actor_kind = ${who}` : Prisma.sql`actor_kind = 'staff' AND actor_id = ${who}`),
    ...(from ? [Prisma.sql`at >= ${midnight(from, 0)}`] : []),
    ...(to ? [Prisma.sql`at < ${midnight(to, 1)}`] : []),
  ];
}

/** An auditor reads everything; who works on events reads what belongs to one of theirs. */
function readable(actor: Actor): Prisma.Sql {
  if (actor.role === "auditor") return Prisma.sql`true`;
  return actor.eventIds.length > 0
    ? Prisma.sql`event_id = ANY(${[...actor.eventIds]}::uuid[])`
    : Prisma.sql`event_id IS NOT NULL`;
}

function toKey({ at, id }: Row): string {
  return `${at.getTime()}.${id}`;
}

/** Behind a key from a URL; one that we did not make is the first page. */
function olderThan(after = ""): Prisma.Sql[] {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after) ?? [];
  return time ? [Prisma.sql`(at, id) < (${new Date(Number(time))}, ${id}::uuid)`] : [];
}

type Row = {
  id: string;
  at: Date;
  type: string;
  actorKind: string;
  actorName: string | null;
  subject: string;
  subjectId: string;
  payload: unknown;
  titleRu: string | null;
  titleEn: string | null;
  timeZone: string | null;
  /** What it is about, by its kind. */
  reference: string | null;
  name: string | null;
};

function toLine(row: Row): AuditLine {
  const { titleRu, titleEn, timeZone } = row;
  return {
    id: row.id,
    at: row.at,
    type: row.type,
    actor: actorOf(row),
    event: titleRu !== null && titleEn !== null && timeZone !== null ? { titleRu, titleEn, timeZone } : null,
    about: aboutOf(row),
    payload: isRecord(row.payload) ? row.payload : null,
  };
}

function actorOf({ actorKind, actorName }: Row): AuditLine["actor"] {
  if (actorKind === "staff") return { kind: "staff", name: actorName ?? "—" };
  return { kind: actorKind === "applicant" ? "applicant" : "system" };
}

function aboutOf({ subject, subjectId, reference, name }: Row): AuditLine["about"] {
  if (reference !== null) return { kind: "application", id: subjectId, reference };
  return name !== null && (subject === "staff" || subject === "outlet") ? { kind: subject, name } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
