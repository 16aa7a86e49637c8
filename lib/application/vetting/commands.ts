import { vettingEdge } from "@/lib/application/vetting/status";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db";

/**
 * Ends what the protective service was asked or answered about an application whose row this transaction holds: its
 * identity has changed. The entry stays in the history as it was. Does nothing where nobody was asked.
 */
export async function expireVetting(tx: Tx, { id, eventId, now }: { id: string; eventId: string; now: Date }) {
  const entry = await tx.vettingEntry.findFirst({
    where: { applicationId: id, expiredAt: null },
    select: { id: true, state: true, batch: { select: { number: true } } },
  });
  const edge = entry && vettingEdge(entry.state, "notSent");
  if (!edge) return;
  await tx.vettingEntry.update({
    where: { id: entry.id },
    data: { expiredAt: now, version: { increment: 1 } },
    select: { id: true },
  });
  await tx.application.update({ where: { id }, data: { vetting: edge.to }, select: { id: true } });
  await record(tx, {
    actor: { kind: "system" },
    type: "application.vettingExpired",
    eventId,
    subject: "application",
    subjectId: id,
    payload: { vetting: { before: entry.state, after: edge.to }, batch: entry.batch.number },
  });
}
