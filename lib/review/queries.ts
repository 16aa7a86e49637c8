import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import type { DeliberatedEvent } from "@/lib/review/types";

const columns = {
  id: true,
  version: true,
  state: true,
  regime: true,
  email: true,
  locale: true,
  changedAt: true,
  decisionNo: true,
  recommendedById: true,
  recommendation: true,
  decidedById: true,
  announceAt: true,
  waitlistedAt: true,
  publicReason: true,
  entrySlot: true,
  claimedById: true,
  claimedAt: true,
  claimedBy: { select: { name: true } },
  event: { select: { id: true, twoPeople: true, announceDelay: true, entrySlots: true } },
} as const satisfies Prisma.ApplicationSelect;

type Row = Prisma.ApplicationGetPayload<{ select: typeof columns }>;

/** An application as it stands while this transaction holds its row: nobody else changes it until the end. */
export type Locked = Omit<Row, "event"> & { event: DeliberatedEvent; ahead: number };

/** Takes the row of an application for this transaction; null when there is none. */
export async function lockApplication(tx: Tx, id: string): Promise<Locked | null> {
  const held = await tx.$queryRaw<unknown[]>`SELECT 1 FROM application WHERE id = ${id}::uuid FOR UPDATE`;
  if (held.length === 0) return null;
  const { event, ...row } = await tx.application.findUniqueOrThrow({ where: { id }, select: columns });
  return {
    ...row,
    event: { ...event, entrySlots: Array.isArray(event.entrySlots) ? event.entrySlots.length : 0 },
    ahead: row.state === "waitlisted" ? await countAhead(tx, id) : 0,
  };
}

/** How many stand before an application on its event's waiting list. */
export async function countAhead(tx: Pick<Tx, "$queryRaw">, id: string): Promise<number> {
  const [row] = await tx.$queryRaw<[{ ahead: number }]>`
    SELECT count(*)::int AS ahead FROM application AS this JOIN application AS other
      ON other.event_id = this.event_id AND other.state = 'waitlisted'
      AND (other.waitlisted_at, other.id) < (this.waitlisted_at, this.id)
    WHERE this.id = ${id}::uuid`;
  return row.ahead;
}

// These leave the version alone, so nobody's decision was lost to them.
const quiet = ["application.taken", "application.released", "application.commented", "application.revealed"];

/** Who changed an application last, and when; `by` is null for its applicant. */
export async function lastChange(tx: Tx, id: string): Promise<{ by: string | null; at: Date } | null> {
  const entry = await tx.auditEntry.findFirst({
    where: { subjectId: id, subject: "application", type: { notIn: quiet } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { at: true, actorId: true },
  });
  if (!entry) return null;
  const staff = entry.actorId
    ? await tx.staff.findUnique({ where: { id: entry.actorId }, select: { name: true } })
    : null;
  return { by: staff?.name ?? null, at: entry.at };
}
