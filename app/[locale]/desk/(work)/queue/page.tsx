import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { Moment } from "@/app/_ui/moment";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { everydayFilter, narrowingOf, single } from "@/lib/application/filter";
import type { Locale } from "@/lib/application/types";
import { countQueue, listDeskEvents, listQueue, readDeskEvent } from "@/lib/review/queue/queries";
import { countCap, type DeskEvent, everydayColumns, type QueueCounts, type QueuePage } from "@/lib/review/queue/types";
import { isId, readWay, type Way, wayText } from "@/lib/review/queue/way";
import { listTags } from "@/lib/review/tags/queries";
import { listViews } from "@/lib/review/views/queries";
import { findActor } from "@/lib/session";
import { clock } from "../words";
import { BeginForm } from "./begin-form";
import { bulkTexts } from "./bulk-texts";
import { tableTexts, toCells } from "./cells";
import { ColumnsForm } from "./columns-form";
import { Filters } from "./filters";
import { QueueTable } from "./queue-table";
import { Views } from "./views";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review.queue");
  return { title: t("title") };
}

/** The queue of one event: views, filters, a page of applications. All of its state is in the address. */
export default async function QueuePageOfDesk({ searchParams }: Props) {
  const actor = await findActor("application.read");
  if (!actor) return <NoSuchPage />;
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("review.queue")]);
  const [event, events] = await Promise.all([readDeskEvent(actor, single(query.event)), listDeskEvents(actor)]);
  if (!event) {
    if (events.length > 0 || query.event !== undefined) return <NoSuchPage />;
    return (
      <main className="desk-main" id="main">
        <h1>{t("title")}</h1>
        <p className="mt-4">{t("noEvents")}</p>
      </main>
    );
  }
  const way: Way = { ...readWay(query), event: event.slug, done: 0, last: null };
  const place = { after: idOf(query.after), before: idOf(query.before) };
  const [page, counts, saved, tags, texts] = await Promise.all([
    listQueue(event, way.filter, place),
    countQueue(event, way.filter),
    listViews(actor, event),
    listTags(event.id),
    tableTexts(),
  ]);
  const columns = way.columns ?? everydayColumns;
  return (
    <main className="desk-main pb-0" id="main">
      <EventLine event={event} locale={locale} />
      <div className="line flex-wrap">
        <h1>{t("title")}</h1>
        <p className="meta num">{t("progress", { waiting: capped(counts.waiting), all: capped(counts.all) })}</p>
        <div className="end">
          <BeginForm
            event={event.slug}
            locale={locale}
            queue={wayText(way)}
            texts={{ button: t("begin"), nothing: t("nothingFree"), failed: t("failed") }}
          />
        </div>
      </div>
      <Views way={way} counts={counts} capped={capped} saved={saved} actor={actor} event={event} />
      <Filters way={way} events={events} locale={locale} tags={tags} />
      <Pager way={way} page={page} counts={counts} mayWrite={can(actor, "event.postpone", { eventId: event.id })} />
      {page.rows.length > 0 ? (
        <QueueTable
          // Another page of rows has other boxes.
          key={wayText(way) + JSON.stringify(place)}
          rows={JSON.stringify(
            toCells(page.rows, {
              event,
              locale,
              now: new Date(),
              texts,
              columns,
              held: ({ byId, by, minutes }) => (byId === actor.id ? t("heldByYou") : t("heldBy", { by, minutes })),
            }),
          )}
          columns={columns}
          texts={texts}
          base={`/${locale}/desk`}
          query={wayText(way)}
          sort={way.filter.sort}
          bulk={{ event: event.slug, locale, ...(await bulkTexts({ actor, event, counts })) }}
        />
      ) : (
        <Empty way={way} counts={counts} />
      )}
    </main>
  );
}

function idOf(value: string | string[] | undefined): string | null {
  const id = single(value);
  return id && isId(id) ? id : null;
}

/** A count as words show it: exact up to 1,000. */
function capped(count: number): string {
  return count >= countCap ? "1000+" : String(count);
}

async function EventLine({ event, locale }: { event: DeskEvent; locale: Locale }) {
  const t = await getTranslations("review.queue");
  const at = clock(locale, event.timeZone);
  return (
    <p className="meta mb-3 flex flex-wrap items-center gap-x-2">
      <strong className="font-bold text-ink">{locale === "ru" ? event.titleRu : event.titleEn}</strong>
      <span className="inline-flex items-center gap-1.5">
        <Icon name="clock" />
        <Moment instant={event.closesAt}>
          {t(event.closesAt > new Date() ? "open" : "closed", { until: at.whole(event.closesAt) })}
        </Moment>
      </span>
      {event.decisionsHeld && <a href={`/${locale}/desk/events/${event.slug}/release`}>{t("release")}</a>}
    </p>
  );
}

type PagerProps = {
  way: Way;
  page: QueuePage;
  counts: QueueCounts /** To all of these, by a notice. */;
  mayWrite: boolean;
};

async function Pager({ way, page, counts, mayWrite }: PagerProps) {
  const [t, locale] = await Promise.all([getTranslations("review.queue"), getLocale()]);
  const to = (place: Record<string, string>) => `/${locale}/desk/queue?${wayText(way)}&${new URLSearchParams(place)}`;
  return (
    <nav className="mb-3 flex flex-wrap items-center justify-end gap-2" aria-label={t("pages")}>
      <span className="meta num mr-auto">
        {t("found", { count: counts.matching, more: String(counts.matching >= countCap) })}
        {mayWrite && narrowingOf(way.filter) !== "" && (
          <>
            {" "}
            <a href={`/${locale}/desk/events/${way.event}/notices/new?${narrowingOf(way.filter)}`}>
              {t("writeToThese")}
            </a>
          </>
        )}
      </span>
      {page.previousBefore && (
        <a className={buttonClass("desk")} rel="prev" href={to({ before: page.previousBefore })}>
          <Icon name="back" />
          {t("previous")}
        </a>
      )}
      {page.nextAfter && (
        <a className={buttonClass("desk")} rel="next" href={to({ after: page.nextAfter })}>
          {t("next")}
          <Icon name="next" />
        </a>
      )}
      <ColumnsForm way={way} locale={locale} />
    </nav>
  );
}

async function Empty({ way, counts }: { way: Way; counts: QueueCounts }) {
  const [t, locale] = await Promise.all([getTranslations("review.queue"), getLocale()]);
  const narrowed = narrowingOf(way.filter) !== "";
  const kind = narrowed ? "noMatch" : counts.all === 0 ? "none" : counts.matching > 0 ? "pageEnd" : "allDone";
  const everyday = wayText({
    ...way,
    filter: { ...everydayFilter, state: kind === "pageEnd" ? way.filter.state : "all" },
  });
  return (
    <section className="border-t border-line-2 py-8" aria-live="polite">
      <h2 className="text-xl">{t(`empty.${kind}.title`)}</h2>
      <p className="mt-2">{t(`empty.${kind}.text`)}</p>
      {kind !== "none" && (
        <p className="mt-4">
          <a className={buttonClass("desk")} href={`/${locale}/desk/queue?${everyday}`}>
            {t(`empty.${kind}.link`)}
          </a>
        </p>
      )}
    </section>
  );
}
