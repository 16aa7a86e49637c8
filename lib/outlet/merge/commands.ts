import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { addNames, holdRegister, linkByNames, recordLinked } from "@/lib/outlet/link/commands";
import { without } from "@/lib/outlet/rules";
import type { Merged } from "@/lib/outlet/schema";
import { err, ok, type Result } from "@/lib/result";

/**
 * Lets an outlet take in another: its names become aliases, its applications and whatever was merged into it before
 * move, and its address leads on. It cannot be undone. Refuses "outlets.gone", "outlets.mergedAlready" where either was
 * merged meanwhile, "outlets.sameOutlet", and "outlets.changedMeanwhile" where either is not as it was shown.
 */
export async function mergeOutlets({
  actor,
  input: { id, version, other, otherVersion, locale },
}: {
  actor: Actor;
  input: Merged;
}): Promise<Result<{ next: string }>> {
  if (id === other) return err("outlets.sameOutlet");
  return db().$transaction(async (tx) => {
    if (!can(actor, "outlet.merge")) return err("outlets.notAllowed");
    await holdRegister(tx, "write");
    const names = { names: { orderBy: { id: "asc" } } } as const;
    const kept = await tx.outlet.findUnique({ where: { id }, include: names });
    const merged = await tx.outlet.findUnique({ where: { id: other }, include: names });
    if (!kept || !merged) return err("outlets.gone");
    if (kept.mergedIntoId || merged.mergedIntoId) return err("outlets.mergedAlready");
    if (kept.version !== version || merged.version !== otherVersion) return err("outlets.changedMeanwhile");
    const added = without(merged.names, kept.names);
    await tx.outletName.deleteMany({ where: { outletId: other } });
    await addNames(
      tx,
      id,
      added.map(({ text, country, key, match }) => ({ text, country, key, match, official: false })),
    );
    const moved = await tx.application.groupBy({ by: ["eventId"], where: { outletId: other }, _count: { _all: true } });
    await tx.application.updateMany({ where: { outletId: other }, data: { outletId: id } });
    await tx.outlet.updateMany({ where: { mergedIntoId: other }, data: { mergedIntoId: id } });
    await tx.outlet.update({
      where: { id: other },
      data: { mergedIntoId: id, version: { increment: 1 } },
      select: { id: true },
    });
    await tx.outlet.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } });
    const staff = { kind: "staff", id: actor.id } as const;
    const { nameRu, nameEn, country, kind: outletKind, registration } = merged;
    await record(tx, {
      actor: staff,
      subject: "outlet",
      subjectId: id,
      type: "outlet.merged",
      payload: {
        version: version + 1,
        mergedId: other,
        outlet: nameRu ?? nameEn,
        merged: { nameRu, nameEn, country, outletKind, registration },
        added: added.map(({ text }) => text),
        applications: moved.reduce((sum, { _count }) => sum + _count._all, 0),
      },
    });
    const told = moved.map(({ eventId, _count }) => ({ eventId, outletId: id, count: _count._all }));
    await recordLinked(tx, told, { actor: staff });
    // A text that led to both leads to one now.
    await recordLinked(tx, await linkByNames(tx, merged.names), { actor: staff });
    return ok({ next: `/${locale}/desk/outlets/${id}?done=merged` });
  });
}
