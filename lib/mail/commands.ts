import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueueAll } from "@/lib/jobs/queue";
import type { NewMessage } from "@/lib/mail/types";

/** Writes an outgoing letter, and the job that sends it, in the caller's transaction. */
export function queueMessage(tx: Tx, message: NewMessage): Promise<void> {
  return queueMessages(tx, [message]);
}

/** The same for many letters, in two statements. */
export async function queueMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  const now = new Date();
  const rows = messages.map((message) => {
    const id = uuidv7();
    return {
      id,
      eventId: message.eventId,
      applicationId: "applicationId" in message ? message.applicationId : null,
      draftId: "draftId" in message ? message.draftId : null,
      kind: message.kind,
      locale: message.locale,
      recipient: message.recipient,
      decisionNo: "decisionNo" in message ? message.decisionNo : null,
      notBefore: "notBefore" in message ? message.notBefore : now,
      // The same on every try, so that a letter which arrives twice is known to be one.
      messageId: `<${id}@${mailDomain()}>`,
    };
  });
  await tx.message.createMany({ data: rows });
  await enqueueAll(
    tx,
    rows.map(({ id, notBefore }) => ({ name: "mail.send", data: { messageId: id }, startAfter: notBefore })),
  );
}

function mailDomain(): string {
  return (
    env()
      .MAIL_FROM.split("@")
      .at(-1)
      ?.replace(/[^\w.-]/g, "") || "localhost"
  );
}
