import { Icon } from "@/app/_ui/icon";
import { words } from "@/i18n/words";
import { type Actor, can } from "@/lib/access";
import { type ApplicationFilter, everydayFilter, filterQuery } from "@/lib/application/filter";
import type { Locale } from "@/lib/application/types";
import type { DeskEvent, QueueCounts } from "@/lib/review/queue/types";
import { readWayText, viewText, type Way, wayText } from "@/lib/review/queue/way";
import type { View } from "@/lib/review/views/types";
import type { Posted } from "../document";
import { ChangeViewForm, SaveViewForm } from "./view-forms";

const views = [
  { key: "waiting", filter: everydayFilter },
  { key: "foreign", filter: { ...everydayFilter, regime: "foreign" } },
  { key: "decided", filter: { ...everydayFilter, state: "decided" } },
  { key: "all", filter: { ...everydayFilter, state: "all" } },
] as const satisfies { key: keyof QueueCounts; filter: ApplicationFilter }[];

type Props = {
  way: Way;
  counts: QueueCounts;
  capped: (count: number) => string;
  saved: readonly View[];
  actor: Actor;
  event: DeskEvent;
  locale: Locale;
  queue: string;
  posted: Posted | undefined;
};

/**
 * The ready-made views, each with its count and in the table's order and columns; behind them the saved ones, which have
 * an order and columns of their own. What is shown can be kept, and a saved view that is shown can be changed.
 */
export function Views({ way, counts, capped, saved, actor, event, ...here }: Props) {
  const { locale, posted } = here;
  const t = words(locale, "review");
  const { sort } = way.filter;
  const readyMade = views.map(({ key, filter }) => ({
    key,
    filter: { ...filter, sort },
    here: JSON.stringify(filterQuery({ ...filter, sort })) === JSON.stringify(filterQuery(way.filter)),
  }));
  const own = saved.map((view) => ({ ...view, here: view.query === viewText(way) }));
  const current = own.find(({ here }) => here);
  const form = { ...here, mayShare: can(actor, "view.share", { eventId: event.id }) };
  // A form that comes back stands open, whatever has become of the view meanwhile: what was typed can be kept anew.
  const back = posted && /View$/.test(posted.form) ? posted.form : undefined;
  const changed = back !== "saveView" && current?.changeable ? current : undefined;
  return (
    <div className="views flex-wrap">
      <nav className="contents" aria-label={t("queue.views.label")}>
        {readyMade.map(({ key, filter, here }) => (
          <a
            key={key}
            href={`/${locale}/desk/queue?${wayText({ ...way, filter })}`}
            aria-current={here && !current ? "page" : undefined}
          >
            {t(`queue.views.${key}`)} <b>{capped(counts[key])}</b>
          </a>
        ))}
        {own.length > 0 && <span className="sep" />}
        {own.map((view) => (
          <a
            key={view.id}
            href={`/${locale}/desk/queue?${wayText({ ...readWayText(view.query), event: way.event, done: 0, last: null })}`}
            aria-current={view.id === current?.id ? "page" : undefined}
            title={view.by ? t("views.sharedBy", { by: view.by }) : undefined}
          >
            {view.name} {view.id === current?.id && <b>{capped(counts.matching)}</b>}
            {view.shared && <span className="shared">{t("views.shared")}</span>}
          </a>
        ))}
      </nav>
      {changed && (
        <details className="view-form" open={back !== undefined}>
          <summary>{t("views.change")}</summary>
          <div className="unfolded">
            <ChangeViewForm {...form} view={changed} />
          </div>
        </details>
      )}
      {!changed && (!current || back) && (
        <details className="view-form" open={back !== undefined}>
          <summary>
            <Icon name="plus" />
            {t("views.keep")}
          </summary>
          <div className="unfolded">
            <SaveViewForm {...form} event={event.slug} />
          </div>
        </details>
      )}
    </div>
  );
}
