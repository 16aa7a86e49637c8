import { getTranslations } from "next-intl/server";
import { isHeld } from "@/lib/application/status";
import type { Locale } from "@/lib/application/types";
import { countOutcomes, type ReadBatch } from "@/lib/review/bulk/queries";
import { isDecision } from "@/lib/review/bulk/rules";
import type { DeskEvent } from "@/lib/review/queue/types";
import { type Way, wayText } from "@/lib/review/queue/way";
import { announcementOf, isUndoable } from "@/lib/review/rules";
import { clock } from "../../../words";
import { BatchTable } from "./batch-table";
import { tableTexts } from "./preview";
import { Summary } from "./summary";
import { UndoForm } from "./undo-form";
import { sayRows } from "./words";

type Props = { batch: ReadBatch; event: DeskEvent; way: Way; locale: Locale };

/** What became of each application, and the way to take it all back while nobody was told. */
export async function Results({ batch, event, way, locale }: Props) {
  const t = await getTranslations("review.bulk");
  const at = clock(locale, event.timeZone);
  const { undoneAt } = batch;
  const deed = batch.deed ?? "approve";
  const ranAt = batch.ranAt ?? batch.readAt;
  const rows = batch.rows.flatMap((row) => {
    const outcome = undoneAt ? row.undone : row.outcome;
    return outcome ? [{ ...row, said: { outcome, detail: (undoneAt ? row.undoneDetail : row.detail) ?? {} } }] : [];
  });
  const counts = countOutcomes(rows.map(({ said }) => said));
  // What was held may have been released since, and what the event says now was not said then.
  const waiting = rows.find((row) => row.said.outcome === "done" && isUndoable(row, batch.readAt));
  const announceAt = waiting?.announceAt ?? announcementOf({ ...event, decisionsHeld: false }, ranAt);
  const told = announceAt <= batch.readAt;
  const about = told ? "results.told" : isHeld({ announceAt }) ? "results.held" : "results.untold";
  const decided = isDecision(deed);
  return (
    <>
      <h1>{undoneAt ? t("results.undone", { count: counts.done }) : t(`results.${deed}`, { count: counts.done })}</h1>
      <p className="meta">
        {undoneAt
          ? t("results.undoneAt", { at: at.full(undoneAt) })
          : t("results.ranAt", { by: batch.ranBy ?? "", at: at.full(ranAt) })}
      </p>
      <Summary counts={counts} tense="did" />
      {decided && !undoneAt && counts.done > 0 && (
        <div className="taking-back">
          <p>{t(about, { when: at.moment(announceAt) })}</p>
          {!told && <UndoForm id={batch.id} locale={locale} queue={wayText(way)} count={counts.done} />}
        </div>
      )}
      <BatchTable
        rows={await sayRows(rows, { deed: undoneAt ? "undo" : deed, tense: "did", event, locale })}
        texts={await tableTexts("did")}
        people={`/${locale}/desk/people`}
        query={wayText(way)}
      />
    </>
  );
}
