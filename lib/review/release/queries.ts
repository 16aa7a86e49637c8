import { createHash } from "node:crypto";
import { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { decidedStates, heldUntilReleased, openStates } from "@/lib/application/status";
import { db, type Tx } from "@/lib/db";
import { countHeld, nameHeld, samplesOf } from "@/lib/review/release/rules";
import type { HeldRow, ReleaseView } from "@/lib/review/release/types";

/** What is held of an event, for who may read its applications; null for others. */
export async function readRelease(actor: Actor, eventId: string): Promise<ReleaseView | null> {
  if (!can(actor, "application.read", { eventId })) return null;
  const [rows, undecided, last] = await Promise.all([
    readHeld(db(), eventId),
    db().application.count({ where: { eventId, state: { in: [...openStates] }, mergedIntoId: null } }),
    lastRelease(eventId),
  ]);
  return {
    counts: countHeld(rows),
    total: rows.length,
    digest: digestOf(rows),
    silent: rows.filter(({ email }) => email === "").length,
    undecided,
    samples: samplesOf(rows),
    last,
  };
}

/** The decisions of an event that are held, in one order. */
export function readHeld(tx: Pick<Tx, "$queryRaw">, eventId: string): Promise<HeldRow[]> {
  return heldRows(tx, eventId, Prisma.empty);
}

/** The same, their rows held by this transaction; whoever undoes or changes one of them comes before or after. */
export function lockHeld(tx: Tx, eventId: string): Promise<HeldRow[]> {
  return heldRows(tx, eventId, Prisma.sql`FOR UPDATE`);
}

function heldRows(tx: Pick<Tx, "$queryRaw">, eventId: string, locking: Prisma.Sql): Promise<HeldRow[]> {
  return tx.$queryRaw<HeldRow[]>`
    SELECT id, state, decision_no AS "decisionNo", version, locale, email FROM application
    WHERE event_id = ${eventId}::uuid AND state::text = ANY(${[...decidedStates]}) AND announce_at >= ${heldUntilReleased}
    ORDER BY id ${locking}`;
}

/** SHA-256 over what names these decisions, in hexadecimal digits. */
export function digestOf(rows: readonly HeldRow[]): string {
  return createHash("sha256").update(nameHeld(rows)).digest("hex");
}

async function lastRelease(eventId: string): Promise<ReleaseView["last"]> {
  const entry = await db().auditEntry.findFirst({
    where: { eventId, type: "decisions.released" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { at: true, actorId: true, payload: true },
  });
  if (!entry) return null;
  const by = await db().staff.findUnique({ where: { id: entry.actorId ?? "" }, select: { name: true } });
  const { count } = { ...(entry.payload as { count?: number } | null) };
  return { at: entry.at, by: by?.name ?? null, total: count ?? 0 };
}
