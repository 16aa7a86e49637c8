import type { Prisma } from "@/generated/prisma/client";
import type { ApplicationState } from "@/lib/application/types";
import type { Tx } from "@/lib/db";
import { keepHoldingFor } from "@/lib/event/holding/queries";
import { placesFor, placesKey } from "@/lib/event/rules";
import { placesSchema, quotasSchema } from "@/lib/event/schema";
import type { OutletKind, Quotas } from "@/lib/event/types";
import type { Deliberated, DeliberatedEvent } from "@/lib/review/types";

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
  zones: true,
  pool: true,
  outletName: true,
  outletId: true,
  outlet: { select: { kind: true } },
  mergedIntoId: true,
  claimedById: true,
  claimedAt: true,
  claimedBy: { select: { name: true } },
  event: {
    select: {
      id: true,
      twoPeople: true,
      announceDelay: true,
      decisionsHeld: true,
      entrySlots: true,
      zones: true,
      pools: true,
      quotas: true,
    },
  },
} as const satisfies Prisma.ApplicationSelect;

type Row = Prisma.ApplicationGetPayload<{ select: typeof columns }>;

/** An application as it stands while this transaction holds its row: nobody else changes it until the end. */
export type Locked = Omit<Row, "event"> & { event: DeliberatedEvent & { quotas: Quotas } };

/** Takes the row of an application for this transaction; null when there is none. */
export async function lockApplication(tx: Tx, id: string): Promise<Locked | null> {
  await keepHoldingFor(tx, id);
  const held = await tx.$queryRaw<unknown[]>`SELECT 1 FROM application WHERE id = ${id}::uuid FOR UPDATE`;
  if (held.length === 0) return null;
  const { event, ...row } = await tx.application.findUniqueOrThrow({ where: { id }, select: columns });
  return {
    ...row,
    event: {
      ...event,
      entrySlots: Array.isArray(event.entrySlots) ? event.entrySlots.length : 0,
      zones: codesOf(event.zones),
      pools: codesOf(event.pools),
      quotas: quotasSchema.parse(event.quotas),
    },
  };
}

/** The codes of an event's zones or pools, as its row keeps them. */
export function codesOf(places: unknown): string[] {
  return placesSchema.parse(places).map(({ code }) => code);
}

/**
 * Lets one decision at a time count an event's places and its waiting list: two that take the last place, or both the
 * first turn, see each other. Held to the end of the transaction, and taken only by who holds an application's row.
 */
export async function holdPlaces(tx: Tx, eventId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`places ${eventId}`}, 0))`;
}

/** An application as its event's quotas see it. */
export type Placed = {
  id: string;
  eventId: string;
  outletName: string;
  outletId: string | null;
  outlet: { kind: OutletKind } | null;
  quotas: Quotas;
};

/** How an application stands among the others of its event: its turn on the waiting list, its outlet's places. */
export async function standingAmong(
  tx: Pick<Tx, "$queryRaw">,
  row: Placed & { state: ApplicationState },
): Promise<Pick<Deliberated, "ahead" | "places">> {
  return {
    ahead: row.state === "waitlisted" ? await countAhead(tx, row.id) : 0,
    places: await countPlaces(tx, row),
  };
}

async function countPlaces(tx: Pick<Tx, "$queryRaw">, row: Placed): Promise<Deliberated["places"]> {
  const limit = placesFor({ name: row.outletName, kind: row.outlet?.kind ?? null }, row.quotas);
  if (limit === null) return { taken: 0, limit };
  const taken = await placesTaken(tx, { eventId: row.eventId, but: row.id });
  return { taken: taken.get(placesKey(row)) ?? 0, limit };
}

/** How many people of each outlet are approved, by its places key; `but` leaves one application out. */
export async function placesTaken(
  tx: Pick<Tx, "$queryRaw">,
  { eventId, but = null }: { eventId: string; but?: string | null },
): Promise<ReadonlyMap<string, number>> {
  const outlets = await tx.$queryRaw<{ outletId: string | null; outletName: string; people: number }[]>`
    SELECT outlet_id AS "outletId", outlet_name AS "outletName", count(*)::int AS people FROM application
    WHERE event_id = ${eventId}::uuid AND state = 'approved' AND id IS DISTINCT FROM ${but}::uuid GROUP BY 1, 2`;
  const taken = new Map<string, number>();
  for (const { people, ...outlet } of outlets) {
    const key = placesKey(outlet);
    taken.set(key, (taken.get(key) ?? 0) + people);
  }
  return taken;
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
const quiet = [
  "application.taken",
  "application.released",
  "application.commented",
  "application.revealed",
  "application.tagged",
  "application.untagged",
];

/** Who changed an application, and when; `by` is null for its applicant. */
export type LastChange = { by: string | null; at: Date };

/** Who changed each of these applications last, by its id. */
export async function lastChanges(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, LastChange>> {
  if (ids.length === 0) return new Map();
  const entries = await tx.$queryRaw<(LastChange & { id: string })[]>`
    SELECT DISTINCT ON (e.subject_id) e.subject_id AS id, e.at, s.name AS by
    FROM audit_entry e LEFT JOIN staff s ON s.id = e.actor_id
    WHERE e.subject_id = ANY(${ids}) AND e.subject = 'application' AND NOT e.type = ANY(${quiet})
    ORDER BY e.subject_id, e.at DESC, e.id DESC`;
  return new Map(entries.map(({ id, by, at }) => [id, { by, at }]));
}

/** The telephone by which somebody is told who has no address, their own before the editorial office's; else null. */
export function ringOf(row: { email: string; phone: string; submission: { editorPhone: string } }): string | null {
  return row.email === "" ? row.phone || row.submission.editorPhone : null;
}
