import { Temporal } from "temporal-polyfill";
import { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { readReference } from "@/lib/application/reference";
import type { AuditFilter } from "@/lib/audit/filter";
import { db, read } from "@/lib/db";
import { staffNames } from "@/lib/staff/queries";

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
  const key = after === undefined ? null : parseKey(after);
  const narrowed = await narrowing(filter);
  if (!narrowed) return { lines: [], next: null };
  const rows = await db().auditEntry.findMany({
    where: { AND: [scopeOf(actor), ...narrowed, key ? olderThan(key) : {}] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: {
      id: true,
      at: true,
      type: true,
      actorKind: true,
      actorId: true,
      eventId: true,
      subject: true,
      subjectId: true,
      payload: true,
    },
  });
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return { lines: await toLines(shown), next: rows.length > pageSize && last ? toKey(last) : null };
}

/** What the filter can choose from: kinds of entries and events within what this person may read, and the staff. */
export async function listChoices(actor: Actor): Promise<{
  types: string[];
  events: { slug: string; titleRu: string; titleEn: string }[];
  staff: { id: string; name: string }[];
}> {
  if (!can(actor, "audit.read")) return { types: [], events: [], staff: [] };
  const [types, events, staff] = await Promise.all([
    typesFor(actor),
    db().event.findMany({
      where: actor.eventIds.length > 0 ? { id: { in: [...actor.eventIds] } } : {},
      orderBy: [{ startsAt: "desc" }, { id: "asc" }],
      select: { slug: true, titleRu: true, titleEn: true },
      take: 100,
    }),
    db().staff.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }], select: { id: true, name: true }, take: 500 }),
  ]);
  return { types, events, staff };
}

/** The kinds of entries that this person may read, each found behind the one before: a step of the index for each. */
async function typesFor(actor: Actor): Promise<string[]> {
  const ofEvents =
    actor.eventIds.length > 0
      ? Prisma.sql`event_id = ANY(${[...actor.eventIds]}::uuid[])`
      : Prisma.sql`event_id IS NOT NULL`;
  const readable = actor.role === "auditor" ? Prisma.sql`true` : ofEvents;
  const rows = await read<{ type: string }>(Prisma.sql`
    WITH RECURSIVE known AS (
      (SELECT type FROM audit_entry WHERE ${readable} ORDER BY type LIMIT 1)
      UNION ALL
      SELECT (SELECT type FROM audit_entry WHERE ${readable} AND type > known.type ORDER BY type LIMIT 1)
      FROM known WHERE known.type IS NOT NULL
    ) SELECT type FROM known WHERE type IS NOT NULL`);
  return rows.map(({ type }) => type);
}

/** The conditions that a filter stands for; null where nothing can match. */
async function narrowing(filter: Partial<AuditFilter>): Promise<Prisma.AuditEntryWhereInput[] | null> {
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
  return [
    type ? { type } : {},
    event ? { eventId: event.id } : {},
    application ? { subject: "application", subjectId: application.id } : {},
    who ? (who === "applicant" || who === "system" ? { actorKind: who } : { actorKind: "staff", actorId: who }) : {},
    { at: { ...(from && { gte: midnight(from, 0) }), ...(to && { lt: midnight(to, 1) }) } },
  ];
}

/** An auditor reads everything; who works on events reads what belongs to one of theirs. */
function scopeOf(actor: Actor): Prisma.AuditEntryWhereInput {
  if (actor.role === "auditor") return {};
  return { eventId: actor.eventIds.length > 0 ? { in: [...actor.eventIds] } : { not: null } };
}

type Key = { at: Date; id: string };

function olderThan({ at, id }: Key): Prisma.AuditEntryWhereInput {
  return { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] };
}

function toKey({ at, id }: Key): string {
  return `${at.getTime()}.${id}`;
}

/** A key from a URL; one that we did not make is the first page. */
function parseKey(text: string): Key | null {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  return time && id ? { at: new Date(Number(time)), id } : null;
}

type Row = {
  id: string;
  at: Date;
  type: string;
  actorKind: string;
  actorId: string | null;
  eventId: string | null;
  subject: string;
  subjectId: string;
  payload: unknown;
};

async function toLines(rows: readonly Row[]): Promise<AuditLine[]> {
  const idsOf = (subject: string) => rows.filter((row) => row.subject === subject).map((row) => row.subjectId);
  const [names, events, applications, outlets] = await Promise.all([
    staffNames([...rows.flatMap(({ actorId }) => actorId ?? []), ...idsOf("staff")]),
    db().event.findMany({
      where: { id: { in: rows.flatMap(({ eventId }) => eventId ?? []) } },
      select: { id: true, titleRu: true, titleEn: true, timeZone: true },
    }),
    db().application.findMany({ where: { id: { in: idsOf("application") } }, select: { id: true, reference: true } }),
    db().outlet.findMany({ where: { id: { in: idsOf("outlet") } }, select: { id: true, nameRu: true, nameEn: true } }),
  ]);
  const outletOf = new Map(outlets.map(({ id, nameRu, nameEn }) => [id, nameRu ?? nameEn ?? ""]));
  const eventOf = new Map(events.map(({ id, ...event }) => [id, event]));
  const referenceOf = new Map(applications.map(({ id, reference }) => [id, reference]));
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    type: row.type,
    actor: actorOf(row, names),
    event: (row.eventId && eventOf.get(row.eventId)) || null,
    about: aboutOf(row, { names, references: referenceOf, outlets: outletOf }),
    payload: isRecord(row.payload) ? row.payload : null,
  }));
}

function actorOf({ actorKind, actorId }: Row, names: ReadonlyMap<string, string>): AuditLine["actor"] {
  if (actorKind === "staff") return { kind: "staff", name: names.get(actorId ?? "") ?? "—" };
  return { kind: actorKind === "applicant" ? "applicant" : "system" };
}

type Names = Record<"names" | "references" | "outlets", ReadonlyMap<string, string>>;

function aboutOf({ subject, subjectId }: Row, { names, references, outlets }: Names): AuditLine["about"] {
  const reference = references.get(subjectId);
  if (subject === "application" && reference) return { kind: "application", id: subjectId, reference };
  const outlet = outlets.get(subjectId);
  if (subject === "outlet" && outlet) return { kind: "outlet", name: outlet };
  const name = names.get(subjectId);
  return subject === "staff" && name ? { kind: "staff", name } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
