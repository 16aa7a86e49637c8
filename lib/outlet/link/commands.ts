import { Prisma } from "@/generated/prisma/client";
import { type AuditRecord, recordAll } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { type NameRow, outletKey, outletSearch } from "@/lib/outlet/rules";

/**
 * Holds the register until the transaction ends: `write` alone, `read` beside other readers. Who links an application
 * sees either what stood before a merge or what stands after it.
 */
export async function holdRegister(tx: Tx, way: "read" | "write"): Promise<void> {
  const lock = Prisma.raw(way === "write" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared");
  await tx.$queryRaw`SELECT ${lock}(hashtextextended('outlet register', 0))::text`;
}

/** How many applications of an event were linked. */
export type Linked = { eventId: string; outletId: string; count: number };

type Place = Pick<NameRow, "key" | "country">;

/**
 * Links applications that have no outlet to the one that their name and country lead to; a text that leads to several
 * is left to the desk. Of these texts only, or of one application alone.
 */
export async function linkByNames(tx: Tx, places: readonly Place[], id?: string): Promise<Linked[]> {
  const one = id === undefined ? Prisma.empty : Prisma.sql`AND application.id = ${id}::uuid`;
  return tx.$queryRaw<Linked[]>`
    WITH led AS (
      SELECT key, country, min(outlet_id::text)::uuid AS outlet FROM outlet_name
      WHERE (key, country) IN (${listed(places)}) GROUP BY key, country HAVING count(*) = 1
    ), linked AS (
      UPDATE application SET outlet_id = led.outlet FROM led
      WHERE application.outlet_id IS NULL AND application.outlet_key = led.key
        AND application.outlet_country = led.country ${one}
      RETURNING application.event_id, application.outlet_id
    )
    SELECT event_id AS "eventId", outlet_id AS "outletId", count(*)::int AS count FROM linked GROUP BY 1, 2`;
}

/** Lets go of an outlet's applications whose name does not lead to it any more; gives how many. */
export async function releaseByNames(tx: Tx, outletId: string, places: readonly Place[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE application SET outlet_id = NULL
    WHERE outlet_id = ${outletId}::uuid AND (outlet_key, outlet_country) IN (${listed(places)})`;
}

function listed(places: readonly Place[]): Prisma.Sql {
  const [keys, countries] = [places.map(({ key }) => key), places.map(({ country }) => country)];
  return Prisma.sql`SELECT key, country FROM unnest(${keys}::text[], ${countries}::bpchar[]) AS listed(key, country)`;
}

/** Adds texts that lead to an outlet; those that do already stay as they are. */
export async function addNames(tx: Tx, outletId: string, rows: readonly NameRow[]): Promise<void> {
  await tx.outletName.createMany({ data: rows.map((row) => ({ ...row, outletId })), skipDuplicates: true });
  const all = await tx.outletName.findMany({ where: { outletId }, select: { text: true }, orderBy: { id: "asc" } });
  await tx.outlet.update({ where: { id: outletId }, data: { search: outletSearch(all) }, select: { id: true } });
}

/** Tells the audit of each event whose applications were linked. */
export async function recordLinked(
  tx: Tx,
  linked: readonly Linked[],
  { actor, ...typed }: { actor: AuditRecord["actor"]; text?: string; country?: string },
): Promise<void> {
  await recordAll(
    tx,
    linked.map(({ eventId, outletId, count }) => ({
      ...{ actor, eventId, subject: "outlet", subjectId: outletId },
      type: "outlet.matched",
      payload: { ...typed, count },
    })),
  );
}

/** Notes what an application's outlet is compared by, and links it where the register knows that very text. */
export async function linkApplication(id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await holdRegister(tx, "read");
    const row = await tx.application.findUnique({
      where: { id },
      select: { outletName: true, outletCountry: true, outletId: true },
    });
    if (!row || row.outletId !== null) return;
    const place = { key: outletKey(row.outletName), country: row.outletCountry };
    // A correction that came meanwhile has a job of its own.
    await tx.application.updateMany({
      where: { id, outletName: row.outletName, outletCountry: row.outletCountry },
      data: { outletKey: place.key },
    });
    const linked = await linkByNames(tx, [place], id);
    await recordLinked(tx, linked, { actor: { kind: "system" }, text: row.outletName, country: row.outletCountry });
  });
}
