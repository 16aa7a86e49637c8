import { type Actor, can } from "@/lib/access";
import { db } from "@/lib/db";
import { addNames, holdRegister, type Linked, recordLinked } from "@/lib/outlet/link/commands";
import { findTyped } from "@/lib/outlet/match/queries";
import { nameRows } from "@/lib/outlet/rules";
import type { Matched } from "@/lib/outlet/schema";
import { err, ok, type Result } from "@/lib/result";

/**
 * Says that what applicants typed is this outlet: links every application with that text and country, and keeps the
 * text as an alias, so that the next one is linked by itself. What they typed stays as it is. Refuses "outlets.gone",
 * "outlets.merged", and "outlets.alreadyMatched" where no application of the person's own events waits under that text.
 */
export async function matchTyped({
  actor,
  input: { key, typedCountry: country, outlet: outletId, locale },
}: {
  actor: Actor;
  input: Matched;
}): Promise<Result<{ next: string }>> {
  return db().$transaction(async (tx) => {
    if (!can(actor, "outlet.edit")) return err("outlets.notAllowed");
    await holdRegister(tx, "write");
    const outlet = await tx.outlet.findUnique({ where: { id: outletId } });
    if (!outlet) return err("outlets.gone");
    if (outlet.mergedIntoId) return err("outlets.merged");
    const typed = await findTyped(tx, actor, { key, country });
    if (!typed) return err("outlets.alreadyMatched");
    const rows = nameRows(outlet, [{ text: typed.text, country }]).filter(({ official }) => !official);
    await addNames(tx, outletId, rows);
    const linked = await tx.$queryRaw<Linked[]>`
      WITH linked AS (
        UPDATE application SET outlet_id = ${outletId}::uuid
        WHERE outlet_id IS NULL AND outlet_key = ${key} AND outlet_country = ${country} RETURNING event_id, outlet_id
      )
      SELECT event_id AS "eventId", outlet_id AS "outletId", count(*)::int AS count FROM linked GROUP BY 1, 2`;
    await recordLinked(tx, linked, { actor: { kind: "staff", id: actor.id }, text: typed.text, country });
    return ok({ next: `/${locale}/desk/outlets/match?done=${outletId}` });
  });
}
