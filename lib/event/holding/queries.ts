import { heldUntilReleased } from "@/lib/application/status";
import type { Tx } from "@/lib/db";

/**
 * Keeps an event from giving up holding its decisions until the end of this transaction, for who is about to read whether
 * it does and to decide by it. Those who decide do not wait for each other.
 */
export async function keepHolding(tx: Pick<Tx, "$executeRaw">, eventId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('holding ' || ${eventId}::uuid, 0))`;
}

/** The same of the event that an application belongs to. Before its row is taken, as a batch does, so that none waits for ever. */
export async function keepHoldingFor(tx: Pick<Tx, "$executeRaw">, applicationId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock_shared(hashtextextended('holding ' || event_id, 0)) FROM application
    WHERE id = ${applicationId}::uuid`;
}

/** How many decisions of an event are held, once everybody who was just deciding has done so; nobody decides meanwhile. */
export async function countHeldAlone(tx: Tx, eventId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('holding ' || ${eventId}::uuid, 0))`;
  return tx.application.count({ where: { eventId, announceAt: { gte: heldUntilReleased } } });
}
