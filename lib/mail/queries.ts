import { Prisma } from "@/generated/prisma/client";
import type { MessageStatus } from "@/generated/prisma/enums";
import { type Actor, can } from "@/lib/access";
import { db, read } from "@/lib/db";
import { letterFacts } from "@/lib/mail/facts";
import { compose } from "@/lib/mail/letter";
import { linkUrl } from "@/lib/mail/links";
import { asText } from "@/lib/mail/render";

/** The states of a letter. */
export const messageStatuses = ["waiting", "sent", "failed", "cancelled"] as const satisfies MessageStatus[];

/**
 * A letter as the outbox lists it. Who may see states only gets neither recipient nor reference, and may not open it.
 * `event` is null of a letter to a member of staff.
 */
export type OutboxLine = {
  id: string;
  kind: string;
  locale: "ru" | "en";
  status: MessageStatus;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  notBefore: Date;
  sentAt: Date | null;
  event: { titleRu: string; titleEn: string; timeZone: string } | null;
  /** Whether this person may open it. */
  mayOpen: boolean;
  recipient: string | null;
  application: { id: string; reference: string } | null;
};

/** One page of the outbox and the key of the next, null on the last. */
export type OutboxPage = { lines: OutboxLine[]; next: string | null };

/** A letter that is opened: `text` as it went or would go out; `real` where it carries its real link (the try-out). */
export type OpenedLetter = OutboxLine & { subject: string; text: string; real: boolean };

const pageSize = 50;

/**
 * The newest letters of the events that this person works on, and for administrators those to staff, 50 to a page.
 * `status` narrows to one state, `after` is a page's key. Gives null to a role that may see neither letters nor states.
 */
export async function listOutbox(
  actor: Actor,
  { status, after }: { status?: MessageStatus | undefined; after?: string | undefined } = {},
): Promise<OutboxPage | null> {
  if (!can(actor, "outbox.states")) return null;
  const conditions = [
    scopeOf(actor),
    ...(status ? [Prisma.sql`message.status = ${status}::"MessageStatus"`] : []),
    ...(after && isId(after) ? [Prisma.sql`message.id < ${after}::uuid`] : []),
  ];
  // UUIDv7 grows with time.
  const rows = await read<ListedRow>(Prisma.sql`
    SELECT message.id, message.event_id AS "eventId", kind, message.locale, message.status, attempts,
      last_error AS "lastError", message.created_at AS "createdAt", not_before AS "notBefore", sent_at AS "sentAt", recipient,
      tryout_text IS NOT NULL AS kept, title_ru AS "titleRu", title_en AS "titleEn", time_zone AS "timeZone",
      application.id AS "applicationId", reference
    FROM message LEFT JOIN event ON event.id = message.event_id
      LEFT JOIN application ON application.id = message.application_id
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY message.id DESC LIMIT ${Prisma.raw(String(pageSize + 1))}`);
  const shown = rows.slice(0, pageSize);
  return {
    lines: shown.map(({ titleRu, titleEn, timeZone, applicationId, reference, ...row }) =>
      toLine(
        {
          ...row,
          event: row.eventId ? { titleRu, titleEn, timeZone } : null,
          application: applicationId ? { id: applicationId, reference } : null,
        },
        actor,
      ),
    ),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** A row of the list: what stands in for its event and its application is null together with their ids. */
type ListedRow = Omit<Row, "event" | "application"> & {
  titleRu: string;
  titleEn: string;
  timeZone: string;
  applicationId: string | null;
  reference: string;
};

/** Letters of one's own events; those to staff belong to none, and only who manages staff sees that there are any. */
function scopeOf(actor: Actor): Prisma.Sql {
  const ofEvents =
    actor.eventIds.length > 0
      ? Prisma.sql`message.event_id = ANY(${[...actor.eventIds]}::uuid[])`
      : Prisma.sql`message.event_id IS NOT NULL`;
  return can(actor, "staff.manage") ? Prisma.sql`(${ofEvents} OR message.event_id IS NULL)` : ofEvents;
}

/**
 * One letter with its text: as it was kept in the try-out, else composed as things stand now, with `hiddenLink` where
 * its link would be. Null for one of another event, for one that does not exist, and for whoever may not read letters.
 * A letter to staff is opened in the try-out alone, by who manages staff: nobody else could follow its link there.
 */
export async function openLetter(
  actor: Actor,
  { id, hiddenLink, now }: { id: string; hiddenLink: string; now: Date },
): Promise<OpenedLetter | null> {
  if (!isId(id)) return null;
  const row = await db().message.findUnique({
    where: { id },
    select: { ...columns, draftId: true, noticeId: true, staffId: true },
  });
  if (!row) return null;
  const line = toLine({ ...row, kept: row.tryoutText !== null }, actor);
  if (!line.mayOpen) return null;
  if (row.tryoutText !== null) {
    const [subject = "", ...rest] = row.tryoutText.split("\n\n");
    return { ...line, subject, text: rest.join("\n\n"), real: true };
  }
  const facts = await letterFacts(row, now);
  if (!facts) return { ...line, subject: "", text: "", real: false };
  const letter = compose(facts, linkUrl(row, hiddenLink));
  return { ...line, subject: letter.subject, text: asText(letter), real: false };
}

const columns = {
  id: true,
  eventId: true,
  applicationId: true,
  kind: true,
  locale: true,
  status: true,
  attempts: true,
  lastError: true,
  createdAt: true,
  notBefore: true,
  sentAt: true,
  recipient: true,
  tryoutText: true,
  event: { select: { titleRu: true, titleEn: true, timeZone: true } },
  application: { select: { id: true, reference: true } },
} as const;

type Row = Omit<OutboxLine, "mayOpen"> & { eventId: string | null; recipient: string; kept: boolean };

function toLine(row: Row, actor: Actor): OutboxLine {
  const mayOpen = row.eventId
    ? can(actor, "outbox.read", { eventId: row.eventId })
    : row.kept && can(actor, "staff.manage");
  const { id, kind, locale, status, attempts, lastError, createdAt, notBefore, sentAt, event } = row;
  return {
    ...{ id, kind, locale, status, attempts, lastError, createdAt, notBefore, sentAt, event },
    mayOpen,
    recipient: mayOpen ? row.recipient : null,
    application: mayOpen ? row.application : null,
  };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
