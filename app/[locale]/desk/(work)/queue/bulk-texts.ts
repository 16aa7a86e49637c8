import { getTranslations } from "next-intl/server";
import { type Actor, can } from "@/lib/access";
import { batchSize } from "@/lib/review/bulk/types";
import { countCap, type DeskEvent, type QueueCounts } from "@/lib/review/queue/types";
import type { BulkTexts } from "./bulk-bar";

/** The words of the bulk bar, with what this person may do on this event at all. */
export async function bulkTexts({
  actor,
  event,
  counts,
}: {
  actor: Actor;
  event: DeskEvent;
  counts: QueueCounts;
}): Promise<BulkTexts> {
  const t = await getTranslations("review.bulk");
  const decides = can(actor, "application.decide", { eventId: event.id, twoPeople: event.twoPeople });
  const offered = [
    ...(decides ? (["approve", "refuse"] as const) : []),
    ...(event.twoPeople ? (["recommendApprove"] as const) : []),
    ...(["take", "tag"] as const),
  ];
  return {
    label: t("bar.label"),
    chosen: t("bar.chosen", { count: "{count}" }),
    scope: t("bar.scope"),
    these: t("bar.these"),
    theseCounted: t("bar.theseCounted", { count: "{count}" }),
    all:
      counts.matching >= countCap
        ? t("bar.firstOfAll", { count: batchSize })
        : t("bar.all", { count: counts.matching }),
    clear: t("bar.clear"),
    deeds: offered.map((kind) => ({ kind, text: t(`bar.deeds.${kind}`) })),
    errors: { nothingChosen: t("bar.nothingChosen"), failed: t("bar.failed") },
  };
}
