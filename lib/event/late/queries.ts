import { databaseNow, db, type Tx } from "@/lib/db";
import { permitState } from "@/lib/event/late/rules";
import type { LatePermit } from "@/lib/event/late/types";

/** The permits of an event, the latest first; at most 200. For who may give them. */
export async function listPermits(eventId: string): Promise<LatePermit[]> {
  const [now, rows] = await Promise.all([
    databaseNow(db()),
    db().latePermit.findMany({
      where: { eventId },
      orderBy: [{ givenAt: "desc" }, { id: "desc" }],
      take: 200,
      select: {
        id: true,
        email: true,
        reason: true,
        until: true,
        givenAt: true,
        givenBy: { select: { name: true } },
        withdrawnAt: true,
        usedAt: true,
        application: { select: { id: true, reference: true } },
      },
    }),
  ]);
  return rows.map(({ givenBy, withdrawnAt, usedAt, ...row }) => ({
    ...row,
    givenBy: givenBy.name,
    state: permitState({ until: row.until, withdrawnAt, usedAt }, now),
  }));
}

type HeldPermit = { id: string; until: Date; withdrawnAt: Date | null; reason: string; email: string };

/** The permit of a draft, held for this transaction: nobody takes it back or uses it meanwhile. Null for most drafts. */
export async function lockPermitOf(tx: Tx, draftId: string): Promise<HeldPermit | null> {
  const [permit] = await tx.$queryRaw<HeldPermit[]>`
    SELECT id, until, withdrawn_at AS "withdrawnAt", reason, email FROM late_permit
    WHERE draft_id = ${draftId}::uuid FOR UPDATE`;
  return permit ?? null;
}
