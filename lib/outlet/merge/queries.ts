import { type Actor, can } from "@/lib/access";
import { db } from "@/lib/db";
import { readOutlet } from "@/lib/outlet/queries";
import type { OutletDetails } from "@/lib/outlet/types";

/** What becomes of two outlets: `kept` takes in `merged`. */
export type MergePreview = {
  kept: OutletDetails;
  merged: OutletDetails;
  /** Texts that will lead to the one that stays and do not yet. */
  texts: { text: string; country: string }[];
  /** Applications that move, over all events. */
  applications: number;
};

/** What a merge would move; null where either is not there, was merged itself, or both are one. */
export async function previewMerge(actor: Actor, ids: { id: string; other: string }): Promise<MergePreview | null> {
  if (!can(actor, "outlet.merge") || ids.id === ids.other) return null;
  const [kept, merged] = [await readOutlet(actor, ids.id), await readOutlet(actor, ids.other)];
  if (!kept || !merged || "mergedInto" in kept || "mergedInto" in merged) return null;
  const [own, moving, applications] = await Promise.all([
    db().outletName.findMany({ where: { outletId: ids.id }, select: { key: true, country: true } }),
    db().outletName.findMany({ where: { outletId: ids.other }, orderBy: { id: "asc" } }),
    db().application.count({ where: { outletId: ids.other } }),
  ]);
  const known = new Set(own.map(({ key, country }) => `${country} ${key}`));
  const texts = moving.filter(({ key, country }) => !known.has(`${country} ${key}`));
  return {
    kept: kept.outlet,
    merged: merged.outlet,
    texts: texts.map(({ text, country }) => ({ text, country })),
    applications,
  };
}
