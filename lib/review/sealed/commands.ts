import { type Actor, can } from "@/lib/access";
import type { SealedRecord } from "@/lib/application/types";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { sealedRecordSchema } from "@/lib/review/schema";
import { open } from "@/lib/sealing/hpke";
import { eventPrivateKey } from "@/lib/sealing/keys";

/**
 * Opens an application's sealed record for one look. The look is on record, with its reason, before anything is opened:
 * a look that then fails stays on record, one that is not recorded shows nothing. Refuses "review.notFound" and, once
 * the event's key is destroyed, "review.keyDestroyed".
 */
export async function revealDocument({
  actor,
  input,
}: {
  actor: Actor;
  input: { id: string; reason: string };
}): Promise<Result<SealedRecord>> {
  const read = await db().$transaction(async (tx) => {
    const row = await tx.application.findUnique({ where: { id: input.id }, select: { eventId: true, sealed: true } });
    if (!row || !can(actor, "application.reveal", { eventId: row.eventId })) return null;
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "application.revealed",
      eventId: row.eventId,
      subject: "application",
      subjectId: input.id,
      payload: { reason: input.reason },
    });
    return row;
  });
  if (!read) return err("review.notFound");
  const key = await eventPrivateKey(read.eventId);
  if (!key) return err("review.keyDestroyed");
  return ok(sealedRecordSchema.parse(open(key, read.sealed, { table: "application", id: input.id })));
}
