import { getTranslations } from "next-intl/server";
import { applicationStates, type Locale } from "@/lib/application/types";
import type { BatchRow, ReadBatch } from "@/lib/review/bulk/queries";
import type { DeedKind, Detail, Outcome } from "@/lib/review/bulk/types";
import type { DeskEvent } from "@/lib/review/queue/types";
import { clock, fullName } from "../../../words";
import type { BatchCells } from "./batch-table";

const barred = [
  "notAllowed",
  "ownApplication",
  "twoPeople",
  "samePerson",
  "needsRecommendation",
  "onePerson",
  "notFromHere",
  "announced",
  "notFirst",
  "claimed",
  "merged",
] as const;

/** What is said of one row: its outcome, and why. */
export type Said = { outcome: Outcome; detail: Detail };

type Saying = { deed: DeedKind | "undo"; tense: "will" | "did"; event: DeskEvent; locale: Locale };

/** Says of each row what will become of it or what did, in one line; rows that nothing is done with come first. */
export async function sayRows(
  rows: readonly (BatchRow & { said: Said })[],
  { deed, tense, event, locale }: Saying,
): Promise<BatchCells[]> {
  const t = await getTranslations("review");
  const at = clock(locale, event.timeZone);
  const order: readonly Outcome[] = ["barred", "changed", "same", "done"];
  const say = (row: BatchRow, { outcome, detail }: Said): string => {
    const state = t(`states.${detail.state ?? row.state}`);
    switch (outcome) {
      case "done": {
        const held =
          tense === "will" && row.claimedBy && isOpenWithOther(row) ? t("bulk.alsoOpen", { by: row.claimedBy }) : "";
        return [t(`bulk.${tense}.${deed}`), held].filter(Boolean).join(". ");
      }
      case "same":
        return sameOf(deed) === "state" ? t("bulk.same.state", { state }) : t(`bulk.same.${sameOf(deed)}`);
      case "changed": {
        const when = detail.at ? at.moment(new Date(detail.at)) : "";
        return detail.by
          ? t("bulk.changedBy", { by: detail.by, at: when, state })
          : t("bulk.changedByApplicant", { at: when, state });
      }
      case "barred": {
        if (detail.code === "review.orderReasonRequired") return t("bulk.outOfTurn");
        if (detail.code === "review.quotaFull") return t("bulk.quotaFull");
        if (detail.code === "review.quotaReasonRequired") return t("bulk.beyondQuota");
        if (detail.code === "review.tooManyTags") return t("tags.errors.tooManyTags");
        const known = barred.find((code) => detail.code === `review.${code}`) ?? "notFromHere";
        return t(`decide.errors.${known}`, {
          state,
          by: row.claimedBy ?? "",
          at: row.claimedAt ? at.time(row.claimedAt) : "",
        });
      }
    }
  };
  return rows
    .toSorted((a, b) => order.indexOf(a.said.outcome) - order.indexOf(b.said.outcome))
    .map((row) => [
      row.id,
      fullName({ family: row.familyRu, given: row.givenRu, patronymic: row.patronymicRu }),
      row.outletName,
      applicationStates.indexOf(row.state),
      row.said.outcome,
      say(row, row.said),
    ]);

  function isOpenWithOther({ claimedAt }: BatchRow): boolean {
    return claimedAt !== null && Date.now() - claimedAt.getTime() < 15 * 60_000;
  }
}

/** What it means that nothing was left to do. */
function sameOf(deed: DeedKind | "undo"): "state" | "take" | "release" | "tag" | "untag" {
  return deed === "take" || deed === "release" || deed === "tag" || deed === "untag" ? deed : "state";
}

/** Who changed a row that stands otherwise than it was chosen, for the preview. */
export function changeOf(batch: ReadBatch, row: BatchRow): Detail {
  const change = batch.changes.get(row.id);
  return { state: row.state, by: change?.by ?? null, ...(change && { at: change.at.toISOString() }) };
}
