import type { Actor } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { findSheet, lockSheet } from "@/lib/entry/queries";
import { acceptFile } from "@/lib/files/accept";
import { depositFile, keepFile } from "@/lib/files/commands";
import { err, ok, type Result } from "@/lib/result";

/**
 * Keeps the scan of a sheet, in place of the one that was there, for everybody who was and will be entered from it. What
 * came on paper can be shown whatever the event takes now. Nothing is decoded for who may not enter. Refuses
 * "entry.notFound", and what `acceptFile` refuses. The file that it replaces is swept away by itself.
 */
export async function keepScan({
  actor,
  sheet: id,
  bytes,
}: {
  actor: Actor;
  sheet: string;
  bytes: Uint8Array<ArrayBuffer>;
}): Promise<Result<undefined>> {
  if (!(await findSheet(actor, id))) return err("entry.notFound");
  const accepted = await acceptFile(bytes, "scan");
  if (!accepted.ok) return accepted;
  const { event } = await db().submission.findUniqueOrThrow({
    where: { id },
    select: { event: { select: { publicKey: true } } },
  });
  const deposited = await depositFile(event.publicKey, accepted.value);
  return db().$transaction(async (tx) => {
    const sheet = await lockSheet(tx, actor, id);
    if (!sheet) return err("entry.notFound");
    await keepFile(tx, { deposited, eventId: sheet.event.id, purpose: "scan", draftId: null });
    await tx.submission.update({ where: { id }, data: { scanId: deposited.id }, select: { id: true } });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "sheet.scanned",
      eventId: sheet.event.id,
      subject: "submission",
      subjectId: id,
      payload: {
        channel: sheet.channel,
        outletName: sheet.outletName,
        scanId: { before: sheet.scanId, after: deposited.id },
      },
    });
    return ok(undefined);
  });
}
