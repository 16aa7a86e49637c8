import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/access";
import { applicationStates, type Locale } from "@/lib/application/types";
import { countOutcomes, type ReadBatch } from "@/lib/review/bulk/queries";
import { foresee, sampleDeed } from "@/lib/review/bulk/rules";
import { type DeedKind, deedKinds } from "@/lib/review/bulk/types";
import { countSlots } from "@/lib/review/person/queries";
import type { DeskEvent } from "@/lib/review/queue/types";
import { type Way, wayText } from "@/lib/review/queue/way";
import { listTags } from "@/lib/review/tags/queries";
import { preparedReasons } from "../../../prepared-reasons";
import { clock } from "../../../words";
import { BatchTable } from "./batch-table";
import { DeedForm } from "./deed-form";
import { Summary } from "./summary";
import { changeOf, sayRows } from "./words";

type Props = {
  batch: ReadBatch;
  event: DeskEvent;
  way: Way;
  locale: Locale;
  actor: Actor;
  asked: DeedKind | null;
};

/** What each deed would do, how many of the chosen it can be done with, and the form that does it. */
export async function Preview({ batch, event, way, locale, actor, asked }: Props) {
  const t = await getTranslations("review.bulk");
  const about = { rows: batch.rows, actor, event: batch.event, now: batch.readAt };
  const ways = deedKinds.map((kind) => {
    const prospects = foresee({ ...about, deed: sampleDeed(kind, batch.event) });
    return { kind, prospects, counts: countOutcomes(prospects.values()) };
  });
  const offered = ways.filter(({ kind, counts }) => counts.done > 0 || kind === asked);
  const shown = ways.find(({ kind }) => kind === asked) ?? offered[0];
  if (!shown) return <h1>{t("nothing")}</h1>;
  const { kind, prospects, counts } = shown;
  const rows = batch.rows.map((row) => {
    const prospect = prospects.get(row.id) ?? { outcome: "same" as const };
    const detail =
      prospect.outcome === "barred"
        ? { code: prospect.code }
        : prospect.outcome === "changed"
          ? changeOf(batch, row)
          : {};
    return { ...row, said: { outcome: prospect.outcome, detail } };
  });
  const done = rows.filter(({ said }) => said.outcome === "done");
  return (
    <>
      <h1>{t("preview.title", { count: batch.rows.length })}</h1>
      <nav className="views" aria-label={t("preview.deeds")}>
        {offered.map((each) => (
          <a
            key={each.kind}
            href={`/${locale}/desk/queue/bulk/${batch.id}?deed=${each.kind}&${wayText(way)}`}
            aria-current={each.kind === kind ? "page" : undefined}
          >
            {t(`deeds.${each.kind}`)} <b>{each.counts.done}</b>
          </a>
        ))}
      </nav>
      <Summary counts={counts} tense="will" />
      {counts.done > 0 ? (
        <DeedForm
          key={kind}
          kind={kind}
          count={counts.done}
          id={batch.id}
          locale={locale}
          queue={wayText(way)}
          minutes={event.decisionsHeld ? null : event.announceDelay}
          slots={kind === "approve" ? await slotTexts(event, locale) : []}
          templates={await preparedReasons(event.id)}
          languages={(["ru", "en"] as const).filter((language) => done.some((row) => row.locale === language))}
          words={
            kind === "untag" ? [...new Set(batch.rows.flatMap(({ tags }) => tags))].sort() : await listTags(event.id)
          }
        />
      ) : (
        <p className="my-4">{t("preview.none")}</p>
      )}
      <BatchTable
        rows={await sayRows(rows, { deed: kind, tense: "will", event, locale })}
        texts={await tableTexts("will")}
        people={`/${locale}/desk/people`}
        query={wayText(way)}
      />
    </>
  );
}

/** The heads of the table of results, and the states' words. */
export async function tableTexts(tense: "will" | "did") {
  const [t, states] = await Promise.all([getTranslations("review.bulk"), getTranslations("review.states")]);
  return {
    label: t("table.label"),
    name: t("table.name"),
    outlet: t("table.outlet"),
    state: t("table.state"),
    what: t(`table.${tense}`),
    states: applicationStates.map((state) => states(state)),
  };
}

async function slotTexts(event: DeskEvent, locale: Locale): Promise<string[]> {
  const [t, counts] = await Promise.all([getTranslations("review.decide"), countSlots(event.id)]);
  const at = clock(locale, event.timeZone);
  return event.entrySlots.map(({ from, to }, index) =>
    t("slotOption", {
      from: at.moment(new Date(from)),
      to: at.time(new Date(to)),
      count: counts[index] ?? 0,
    }),
  );
}
