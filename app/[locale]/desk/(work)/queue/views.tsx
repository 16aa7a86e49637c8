import { getLocale, getTranslations } from "next-intl/server";
import { type ApplicationFilter, everydayFilter, filterQuery } from "@/lib/application/filter";
import type { QueueCounts } from "@/lib/review/queue/types";
import { type Way, wayText } from "@/lib/review/queue/way";

const views = [
  { key: "waiting", filter: everydayFilter },
  { key: "foreign", filter: { ...everydayFilter, regime: "foreign" } },
  { key: "decided", filter: { ...everydayFilter, state: "decided" } },
  { key: "all", filter: { ...everydayFilter, state: "all" } },
] as const satisfies { key: keyof QueueCounts; filter: ApplicationFilter }[];

/** The ready-made views, each with its count; the order of the table is kept. */
export async function Views({
  way,
  counts,
  capped,
}: {
  way: Way;
  counts: QueueCounts;
  capped: (count: number) => string;
}) {
  const [t, locale] = await Promise.all([getTranslations("review.queue"), getLocale()]);
  const { sort } = way.filter;
  return (
    <nav className="views flex-wrap" aria-label={t("views.label")}>
      {views.map(({ key, filter }) => {
        const here = JSON.stringify(filterQuery({ ...filter, sort })) === JSON.stringify(filterQuery(way.filter));
        return (
          <a
            key={key}
            href={`/${locale}/desk/queue?${wayText({ ...way, filter: { ...filter, sort } })}`}
            aria-current={here ? "page" : undefined}
          >
            {t(`views.${key}`)} <b>{capped(counts[key])}</b>
          </a>
        );
      })}
    </nav>
  );
}
