import type { Actor } from "@/lib/access";
import { sealedRecordSchema } from "@/lib/application/sealed/schema";
import type { ApplicationState, SealedRecord } from "@/lib/application/types";
import type { VettingState } from "@/lib/application/vetting/status";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { open } from "@/lib/sealing/hpke";
import { eventPrivateKey } from "@/lib/sealing/keys";

/** What decides whether somebody may look. */
export type Sealed = { eventId: string; state: ApplicationState; vetting: VettingState };

/**
 * Opens an application's sealed record for one look. The look is on record, with its reason, before anything is opened:
 * a look that then fails stays on record, one that is not recorded shows nothing. Refuses "review.notFound", also where
 * `may` says no, and, once the event's key is destroyed, "review.keyDestroyed".
 */
export async function lookAtSealed(look: {
  actor: Actor;
  id: string;
  reason: string;
  may: (row: Sealed) => boolean;
}): Promise<Result<SealedRecord>> {
  const { actor, id, reason, may } = look;
  const read = await db().$transaction(async (tx) => {
    const row = await tx.application.findUnique({
      where: { id },
      select: { eventId: true, state: true, vetting: true, sealed: true },
    });
    if (!row || !may(row)) return null;
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "application.revealed",
      eventId: row.eventId,
      subject: "application",
      subjectId: id,
      payload: { reason },
    });
    return row;
  });
  if (!read) return err("review.notFound");
  const key = await eventPrivateKey(read.eventId);
  if (!key) return err("review.keyDestroyed");
  return ok(sealedRecordSchema.parse(open(key, read.sealed, { table: "application", id })));
}
