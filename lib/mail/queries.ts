import type { MessageStatus } from "@/generated/prisma/enums";
import { type Actor, can, isOwnEvent } from "@/lib/access";
import { db } from "@/lib/db";
import { letterFacts } from "@/lib/mail/facts";
import { compose } from "@/lib/mail/letter";
import { linkUrl } from "@/lib/mail/links";
import { asText } from "@/lib/mail/render";

/** The states of a letter. */
export const messageStatuses = ["waiting", "sent", "failed", "cancelled"] as const satisfies MessageStatus[];

/** A letter as the outbox lists it. Who may see states only gets neither recipient nor reference, and may not open it. */
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
  event: { titleRu: string; titleEn: string; timeZone: string };
  recipient: string | null;
  application: { id: string; reference: string } | null;
};

/** One page of the outbox and the key of the next, null on the last. */
export type OutboxPage = { lines: OutboxLine[]; next: string | null };

/** A letter that is opened: `text` as it went or would go out; `real` where it carries its real link (the try-out). */
export type OpenedLetter = OutboxLine & { subject: string; text: string; real: boolean };

const pageSize = 50;

/**
 * The newest letters of the events that this person works on, 50 to a page. `status` narrows to one state, `after` is a
 * page's key. Gives null to a role that may see neither letters nor states.
 */
export async function listOutbox(
  actor: Actor,
  { status, after }: { status?: MessageStatus | undefined; after?: string | undefined } = {},
): Promise<OutboxPage | null> {
  if (!can(actor, "outbox.states")) return null;
  const rows = await db().message.findMany({
    where: {
      ...(actor.eventIds.length > 0 && { eventId: { in: [...actor.eventIds] } }),
      ...(status && { status }),
      ...(after && isId(after) && { id: { lt: after } }),
    },
    // UUIDv7 grows with time.
    orderBy: { id: "desc" },
    take: pageSize + 1,
    select: columns,
  });
  const shown = rows.slice(0, pageSize);
  return {
    lines: shown.map((row) => toLine(row, actor)),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

/**
 * One letter with its text: as it was kept in the try-out, else composed as things stand now, with `hiddenLink` where
 * its link would be. Null for one of another event, for one that does not exist, and for whoever may not read letters.
 */
export async function openLetter(
  actor: Actor,
  { id, hiddenLink, now }: { id: string; hiddenLink: string; now: Date },
): Promise<OpenedLetter | null> {
  if (!can(actor, "outbox.read") || !isId(id)) return null;
  const row = await db().message.findUnique({ where: { id }, select: { ...columns, draftId: true, tryoutText: true } });
  if (!row || !isOwnEvent(actor, row.eventId)) return null;
  const line = toLine(row, actor);
  if (row.tryoutText !== null) {
    const [subject = "", ...rest] = row.tryoutText.split("\n\n");
    return { ...line, subject, text: rest.join("\n\n"), real: true };
  }
  const facts = await letterFacts(row, now);
  if (!facts) return { ...line, subject: "", text: "", real: false };
  const letter = compose(facts, linkUrl(row.locale, hiddenLink));
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
  event: { select: { titleRu: true, titleEn: true, timeZone: true } },
  application: { select: { id: true, reference: true } },
} as const;

type Row = OutboxLine & { eventId: string; recipient: string };

function toLine(row: Row, actor: Actor): OutboxLine {
  const mayRead = can(actor, "outbox.read", { eventId: row.eventId });
  const { id, kind, locale, status, attempts, lastError, createdAt, notBefore, sentAt, event } = row;
  return {
    ...{ id, kind, locale, status, attempts, lastError, createdAt, notBefore, sentAt, event },
    recipient: mayRead ? row.recipient : null,
    application: mayRead ? row.application : null,
  };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
