import { v7 as uuidv7 } from "uuid";
import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueue, enqueueAll } from "@/lib/jobs/queue";
import type { Retry } from "@/lib/mail/schema";
import type { NewMessage } from "@/lib/mail/types";
import { err, ok, type Result } from "@/lib/result";

/** Writes an outgoing letter, and the job that sends it, in the caller's transaction; nothing where there is no address. */
export function queueMessage(tx: Tx, message: NewMessage): Promise<void> {
  return queueMessages(tx, [message]);
}

/** The same for many letters, in two statements. */
export async function queueMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  const now = new Date();
  const addressed = messages.filter(({ recipient }) => recipient !== "");
  if (addressed.length === 0) return;
  const rows = addressed.map((message) => {
    const id = uuidv7();
    return {
      id,
      eventId: "eventId" in message ? message.eventId : null,
      staffId: "staffId" in message ? message.staffId : null,
      applicationId: "applicationId" in message ? message.applicationId : null,
      draftId: "draftId" in message ? message.draftId : null,
      noticeId: "noticeId" in message ? message.noticeId : null,
      kind: message.kind,
      locale: message.locale,
      recipient: message.recipient,
      decisionNo: "decisionNo" in message ? message.decisionNo : null,
      notBefore: "notBefore" in message ? message.notBefore : now,
      // The same on every try, so that a letter which arrives twice is known to be one.
      messageId: `<${id}@${mailDomain()}>`,
    };
  });
  await tx.$executeRaw`
    INSERT INTO message (id, event_id, staff_id, application_id, draft_id, notice_id, kind, locale, recipient,
      decision_no, not_before, message_id)
    SELECT m.id, m."eventId", m."staffId", m."applicationId", m."draftId", m."noticeId", m.kind, m.locale, m.recipient,
      m."decisionNo", m."notBefore", m."messageId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(id uuid, "eventId" uuid, "staffId" text,
      "applicationId" uuid, "draftId" uuid, "noticeId" uuid, kind text, locale "Locale", recipient text, "decisionNo" int,
      "notBefore" timestamptz, "messageId" text)`;
  await enqueueAll(
    tx,
    rows.map(({ id, notBefore }) => ({ name: "mail.send", data: { messageId: id }, startAfter: notBefore })),
  );
}

/**
 * Tries a letter again now that failed or waits for its next try. Refuses "outbox.gone" for one that was sent or
 * cancelled, that announces a decision before its time, that does not exist or is another event's.
 */
export async function retryMessage({
  actor,
  input: { id, locale },
}: {
  actor: Actor;
  input: Retry;
}): Promise<Result<{ next: string }>> {
  return db().$transaction(async (tx) => {
    const row = await tx.message.findUnique({ where: { id }, select: { eventId: true, kind: true } });
    // A letter to staff is sent again from their own page, which voids the links before it.
    if (!row?.eventId || !can(actor, "outbox.read", { eventId: row.eventId })) return err("outbox.gone");
    const { count } = await tx.message.updateMany({
      where: { id, attempts: { gt: 0 }, status: { in: ["waiting", "failed"] } },
      data: { status: "waiting", notBefore: new Date() },
    });
    if (count === 0) return err("outbox.gone");
    await enqueue(tx, { name: "mail.send", data: { messageId: id } });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "message.retried",
      eventId: row.eventId,
      subject: "message",
      subjectId: id,
      payload: { kind: row.kind },
    });
    return ok({ next: `/${locale}/desk/outbox/${id}` });
  });
}

function mailDomain(): string {
  return (
    env()
      .MAIL_FROM.split("@")
      .at(-1)
      ?.replace(/[^\w.-]/g, "") || "localhost"
  );
}
