import { type Actor, can } from "@/lib/access";
import type { ApplicationState } from "@/lib/application/types";
import { databaseNow, db, type Tx } from "@/lib/db";
import { keepHolding } from "@/lib/event/holding/queries";
import { placesFor, placesKey } from "@/lib/event/rules";
import { quotasSchema } from "@/lib/event/schema";
import type { OutletKind, Quotas } from "@/lib/event/types";
import { type Candidate, type DeedKind, type Detail, deedKinds, type Outcome, outcomes } from "@/lib/review/bulk/types";
import { codesOf, holdPlaces, type LastChange, lastChanges, placesTaken } from "@/lib/review/queries";
import { isId } from "@/lib/review/queue/way";
import type { DeliberatedEvent, Recommendation } from "@/lib/review/types";

/** An application of a batch as its page shows it, and what became of it. */
export type BatchRow = Candidate & {
  decisionNo: number;
  recommendation: Recommendation | null;
  familyRu: string;
  givenRu: string;
  patronymicRu: string | null;
  claimedBy: string | null;
  outcome: Outcome | null;
  detail: Detail | null;
  undone: Outcome | null;
  undoneDetail: Detail | null;
};

/** A batch: what was chosen, and what was done with it, once it was. */
export type StoredBatch = {
  id: string;
  eventId: string;
  eventSlug: string;
  event: DeliberatedEvent;
  quotas: Quotas;
  /** More matched than one batch takes. */
  more: boolean;
  deed: DeedKind | null;
  ranAt: Date | null;
  ranBy: string | null;
  undoneAt: Date | null;
};

/** A batch with its rows in the order of the queue, as its page shows it. */
export type ReadBatch = StoredBatch & {
  /** The database's clock as it was read. */
  readAt: Date;
  rows: BatchRow[];
  /** Of the applications that were changed since they were chosen: who did it. */
  changes: ReadonlyMap<string, LastChange>;
};

/** A batch for its page; null when there is none, and just so when it is of an event that is not the person's. */
export async function readBatch(actor: Actor, id: string): Promise<ReadBatch | null> {
  if (!isId(id)) return null;
  const batch = await findBatch(db(), id);
  if (!batch || !can(actor, "application.review", { eventId: batch.eventId })) return null;
  const [readAt, rows] = await Promise.all([databaseNow(db()), batchRows(db(), batch)]);
  const changed = batch.ranAt ? [] : rows.filter(({ version, readVersion }) => version !== readVersion);
  const changes = await lastChanges(
    db(),
    changed.map((row) => row.id),
  );
  return { ...batch, readAt, rows: rows.toSorted((a, b) => a.position - b.position), changes };
}

/** A batch by its id, held by this transaction until its end; null when there is none. */
export async function lockBatch(tx: Tx, id: string): Promise<StoredBatch | null> {
  const [held] = await tx.$queryRaw<{ eventId: string }[]>`
    SELECT event_id AS "eventId" FROM queue_batch WHERE id = ${id}::uuid FOR UPDATE`;
  if (held) await keepHolding(tx, held.eventId);
  return findBatch(tx, id);
}

/** The applications of a batch, their rows held by this transaction. All batches take them in one order, so none waits for ever. */
export async function lockRows(tx: Tx, batch: StoredBatch): Promise<BatchRow[]> {
  await tx.$queryRaw`
    SELECT 1 FROM queue_batch_row AS r JOIN application AS a ON a.id = r.application_id
    WHERE r.batch_id = ${batch.id}::uuid ORDER BY a.id FOR UPDATE OF a`;
  // Rows first, then the places, as a single decision takes them.
  await holdPlaces(tx, batch.eventId);
  return batchRows(tx, batch);
}

type Reader = Pick<Tx, "$queryRaw" | "queueBatch">;

async function findBatch(tx: Reader, id: string): Promise<StoredBatch | null> {
  const row = await tx.queueBatch.findUnique({
    where: { id },
    select: {
      id: true,
      eventId: true,
      more: true,
      deed: true,
      ranAt: true,
      undoneAt: true,
      ranBy: { select: { name: true } },
      event: {
        select: {
          id: true,
          slug: true,
          twoPeople: true,
          announceDelay: true,
          decisionsHeld: true,
          entrySlots: true,
          zones: true,
          pools: true,
          quotas: true,
        },
      },
    },
  });
  if (!row) return null;
  const { slug, entrySlots, zones, pools, quotas, ...event } = row.event;
  return {
    ...row,
    eventSlug: slug,
    event: {
      ...event,
      entrySlots: Array.isArray(entrySlots) ? entrySlots.length : 0,
      zones: codesOf(zones),
      pools: codesOf(pools),
    },
    quotas: quotasSchema.parse(quotas),
    deed: deedKinds.find((kind) => kind === row.deed) ?? null,
    ranBy: row.ranBy?.name ?? null,
  };
}

async function batchRows(tx: Reader, batch: StoredBatch): Promise<BatchRow[]> {
  const rows = await tx.$queryRaw<RawRow[]>`
    SELECT a.id, a.locale, a.regime, a.version, a.state, a.email, a.tags, r.version AS "readVersion", r.position,
      a.decision_no AS "decisionNo", a.recommendation, a.recommended_by_id AS "recommendedById",
      a.decided_by_id AS "decidedById", a.announce_at AS "announceAt", a.claimed_by_id AS "claimedById", a.merged_into_id AS "mergedIntoId",
      a.claimed_at AS "claimedAt", a.waitlisted_at AS "waitlistedAt", a.family_ru AS "familyRu",
      a.given_ru AS "givenRu", a.patronymic_ru AS "patronymicRu", a.outlet_name AS "outletName",
      a.outlet_id AS "outletId", (SELECT kind FROM outlet WHERE outlet.id = a.outlet_id) AS "outletKind",
      (SELECT name FROM staff WHERE staff.id = a.claimed_by_id) AS "claimedBy",
      r.outcome, r.detail, r.undone, r.undone_detail AS "undoneDetail"
    FROM queue_batch_row AS r JOIN application AS a ON a.id = r.application_id
    WHERE r.batch_id = ${batch.id}::uuid ORDER BY a.id`;
  const ahead = rows.some(({ state }) => state === "waitlisted") ? await aheadOf(tx, batch) : new Map<string, number>();
  const taken = await placesTaken(tx, { eventId: batch.eventId });
  return rows.map((row) => {
    const own = row.state === "approved" ? 1 : 0;
    const places = {
      taken: (taken.get(placesKey(row)) ?? 0) - own,
      limit: placesFor({ name: row.outletName, kind: row.outletKind }, batch.quotas),
    };
    return { ...row, ahead: ahead.get(row.id) ?? 0, places };
  });
}

type RawRow = Omit<BatchRow, "ahead" | "places" | "state"> & { state: ApplicationState; outletKind: OutletKind | null };

/** How many stand before each of a batch's people on the event's waiting list. */
async function aheadOf(tx: Reader, batch: StoredBatch): Promise<Map<string, number>> {
  const places = await tx.$queryRaw<{ id: string; ahead: number }[]>`
    SELECT list.id, list.ahead FROM queue_batch_row AS r JOIN (
      SELECT id, (row_number() OVER (ORDER BY waitlisted_at, id) - 1)::int AS ahead
      FROM application WHERE event_id = ${batch.eventId}::uuid AND state = 'waitlisted') AS list
      ON list.id = r.application_id
    WHERE r.batch_id = ${batch.id}::uuid`;
  return new Map(places.map(({ id, ahead }) => [id, ahead]));
}

/** How many of a batch's rows came to each outcome. */
export function countOutcomes(found: Iterable<{ outcome: Outcome }>): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of found) counts[outcome]++;
  return counts;
}
