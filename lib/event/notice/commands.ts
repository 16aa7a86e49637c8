import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { lockEvent, type ManagedEvent } from "@/lib/event/desk/queries";
import { changesBetween } from "@/lib/event/desk/rules";
import { recipientsOf, typed } from "@/lib/event/notice/queries";
import { maySend, outcomes } from "@/lib/event/notice/rules";
import type { sendNoticeSchema, writeNoticeSchema } from "@/lib/event/notice/schema";
import type { NoticeText } from "@/lib/event/notice/types";
import { queueMessages } from "@/lib/mail/commands";
import { err, ok, type Result } from "@/lib/result";

type Call<Schema extends z.ZodType> = { actor: Actor; input: z.output<Schema> };

/**
 * Writes a notice, or writes one anew that has not been sent; nobody gets it yet. Refuses "event.notFound",
 * "event.notice.gone" (another's, sent already, or none), "event.notice.changed" (written anew by somebody else since),
 * and what `maySend` refuses.
 */
export async function writeNotice({
  actor,
  input: { event: eventId, notice, version, written },
}: Call<typeof writeNoticeSchema>): Promise<Result<{ slug: string; id: string }>> {
  return db().$transaction(async (tx) => {
    const event = await lockEvent(tx, eventId);
    if (!event || !can(actor, "event.read", { eventId })) return err("event.notFound");
    const allowed = maySend(event, { kind: written.kind, actor });
    if (!allowed.ok) return allowed;
    const id = notice ?? uuidv7();
    if (notice === null) {
      await tx.eventNotice.create({ data: { id, eventId, ...written, createdById: actor.id }, select: { id: true } });
    } else {
      const present = await lockNotice(tx, notice);
      if (present?.eventId !== eventId || present.sentAt !== null) return err("event.notice.gone");
      if (present.version !== version) return err("event.notice.changed");
      const data = { ...written, version: { increment: 1 } };
      await tx.eventNotice.update({ where: { id }, data, select: { id: true } });
    }
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "notice.written",
      eventId,
      subject: "notice",
      subjectId: id,
      payload: {
        kind: written.kind,
        noticeRu: written.textRu,
        noticeEn: written.textEn,
        audience: written.audience,
        ...narrowed(written),
      },
    });
    return ok({ slug: event.fields.slug, id });
  });
}

const narrowed = ({ narrowing }: Pick<NoticeText, "narrowing">) => narrowing !== "" && { narrowing };

/** A notice, held for this transaction. */
async function lockNotice(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM event_notice WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.eventNotice.findUnique({ where: { id } });
}

// A thousand letters are some thousands of parameters, of which a statement takes 32,767.
const atOnce = 1_000;

/**
 * Sends a notice as it was previewed: changes the event, and writes one letter for each applicant of its audience, all
 * together. Pressed again it does nothing more. Refuses "event.notice.gone", "event.notice.changed" (not the words that
 * were previewed), and what `maySend` refuses.
 */
export async function sendNotice({
  actor,
  input: { id, version },
}: Call<typeof sendNoticeSchema>): Promise<Result<{ slug: string; id: string }>> {
  return db().$transaction(
    async (tx) => {
      const found = await tx.eventNotice.findUnique({ where: { id }, select: { eventId: true } });
      const event = found && (await lockEvent(tx, found.eventId));
      if (!event || !can(actor, "event.read", { eventId: event.id })) return err("event.notice.gone");
      const row = await lockNotice(tx, id);
      if (!row) return err("event.notice.gone");
      const done = ok({ slug: event.fields.slug, id });
      if (!can(actor, "event.postpone", { eventId: event.id })) return err("event.notAllowed");
      if (row.sentAt !== null) return done;
      if (row.version !== version) return err("event.notice.changed");
      const notice = { ...row, ...typed(row) };
      const allowed = maySend(event, { kind: notice.kind, actor });
      if (!allowed.ok) return allowed;
      await changeEvent(tx, { event, notice, actor });
      const people = await recipientsOf(tx, {
        eventId: event.id,
        audience: notice.audience,
        narrowing: notice.narrowing,
      });
      const { kind } = notice;
      for (let from = 0; from < people.length; from += atOnce)
        await queueMessages(
          tx,
          people.slice(from, from + atOnce).map(({ id: applicationId, email: recipient, locale }) => ({
            ...{ kind, eventId: event.id, noticeId: id, applicationId, locale, recipient },
          })),
        );
      await tx.eventNotice.update({
        where: { id },
        data: { sentAt: await databaseNow(tx), sentById: actor.id },
        select: { id: true },
      });
      await record(tx, {
        actor: { kind: "staff", id: actor.id },
        type: "notice.sent",
        eventId: event.id,
        subject: "notice",
        subjectId: id,
        payload: {
          kind,
          noticeRu: notice.textRu,
          noticeEn: notice.textEn,
          audience: notice.audience,
          ...narrowed(notice),
          count: people.length,
        },
      });
      return done;
    },
    // For thousands of letters at once.
    { maxWait: 10_000, timeout: 60_000 },
  );
}

/** What the audit calls the change that a notice brings. */
const changes = {
  eventPostponed: { type: "event.postponed" },
  eventCancelled: { type: "event.cancelled" },
  entranceMoved: { type: "event.changed" },
} as const;

async function changeEvent(tx: Tx, change: { event: ManagedEvent; notice: NoticeText; actor: Actor }): Promise<void> {
  const { event, notice, actor } = change;
  if (notice.kind === "eventMessage") return;
  const to = outcomes[notice.kind];
  const data = to
    ? { status: to, noticeRu: notice.textRu, noticeEn: notice.textEn }
    : { entranceRu: notice.entranceRu ?? "", entranceEn: notice.entranceEn ?? "" };
  const before = {
    ...event.fields,
    status: event.status,
    noticeRu: event.notice?.ru ?? null,
    noticeEn: event.notice?.en ?? null,
  };
  await tx.event.update({
    where: { id: event.id },
    data: { ...data, version: { increment: 1 } },
    select: { id: true },
  });
  await record(tx, {
    actor: { kind: "staff", id: actor.id },
    type: changes[notice.kind].type,
    eventId: event.id,
    subject: "event",
    subjectId: event.id,
    payload: { version: event.version + 1, changed: changesBetween(before, data) },
  });
}
