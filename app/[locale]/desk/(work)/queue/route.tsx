import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { Moment } from "@/app/_ui/moment";
import { words } from "@/i18n/words";
import { can } from "@/lib/access";
import { everydayFilter, narrowingOf, single } from "@/lib/application/filter";
import type { Locale } from "@/lib/application/types";
import { listDeskEvents, readDeskEvent, readQueue } from "@/lib/review/queue/queries";
import { countCap, type DeskEvent, everydayColumns, type QueueCounts, type QueuePage } from "@/lib/review/queue/types";
import { isId, readWay, type Way, wayText } from "@/lib/review/queue/way";
import { type DeskPage, deskDocument, deskForms } from "../document";
import { clock } from "../words";
import { BeginForm } from "./begin-form";
import { BulkBar, BulkRefused } from "./bulk-bar";
import { ColumnsForm } from "./columns-form";
import { Filters } from "./filters";
import { queueForms } from "./forms";
import { KeyStrip } from "./key-strip";
import { QueueTable } from "./queue-table";
import { Views } from "./views";

/** The queue of one event: views, filters, a page of applications. All of its state is in the address. */
const queue: DeskPage = async ({ actor, locale, query, posted }) => {
  const [t, form] = [words(locale, "review.queue"), words(locale, "common.form")];
  const title = `${posted ? form("errorPrefix") : ""}${t("title")}`;
  const [slug, events] = [single(query.event), await listDeskEvents(actor)];
  const event = events.find((each) => each.slug === (slug ?? each.slug)) ?? (await readDeskEvent(actor, slug));
  if (!event) {
    if (events.length > 0 || query.event !== undefined) return null;
    const main = (
      <main className="desk-main" id="main">
        <h1>{t("title")}</h1>
        <p className="mt-4">{t("noEvents")}</p>
      </main>
    );
    return { title, main };
  }
  const way: Way = { ...readWay(query), event: event.slug, done: 0, last: null };
  const place = { after: idOf(query.after), before: idOf(query.before) };
  const { page, counts, saved } = await readQueue(actor, event, { filter: way.filter, place });
  const columns = way.columns ?? everydayColumns;
  const here = { locale, queue: wayText(way), posted };
  const ticked = posted?.state.values;
  const main = (
    <main className="desk-main pb-0" id="main" data-refused={posted && ""}>
      <EventLine event={event} locale={locale} />
      <div className="line flex-wrap">
        <h1>{t("title")}</h1>
        <p className="meta num">{t("progress", { waiting: capped(counts.waiting), all: capped(counts.all) })}</p>
        <div className="end">
          <BeginForm event={event.slug} {...here} />
        </div>
      </div>
      <Views way={way} counts={counts} capped={capped} saved={saved} actor={actor} event={event} {...here} />
      <Filters way={way} events={events} locale={locale} tags={event.tags} />
      <Pager {...{ way, page, counts, locale }} mayWrite={can(actor, "event.postpone", { eventId: event.id })} />
      {page.rows.length > 0 ? (
        <>
          <QueueTable
            rows={page.rows}
            {...{ event, locale, columns }}
            reader={actor.id}
            now={new Date()}
            query={here.queue}
            sort={way.filter.sort}
            isTicked={(id) => ticked !== undefined && `row-${id}` in ticked}
          />
          <BulkBar {...{ actor, event, counts }} {...here} />
          <div className="md:-mx-6">
            <KeyStrip locale={locale} />
          </div>
        </>
      ) : (
        <>
          <BulkRefused locale={locale} posted={posted} />
          <Empty way={way} counts={counts} locale={locale} />
        </>
      )}
    </main>
  );
  return { title, main, script: "queue" };
};

export const GET = deskDocument("application.read", queue);
export const POST = deskForms("application.read", queueForms, queue);

function idOf(value: string | string[] | undefined): string | null {
  const id = single(value);
  return id && isId(id) ? id : null;
}

/** A count as words show it: exact up to 1,000. */
function capped(count: number): string {
  return count >= countCap ? "1000+" : String(count);
}

function EventLine({ event, locale }: { event: DeskEvent; locale: Locale }) {
  const t = words(locale, "review.queue");
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
  counts: QueueCounts;
  locale: Locale;
  /** To all of these, by a notice. */
  mayWrite: boolean;
};

function Pager({ way, page, counts, locale, mayWrite }: PagerProps) {
  const t = words(locale, "review.queue");
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

function Empty({ way, counts, locale }: { way: Way; counts: QueueCounts; locale: Locale }) {
  const t = words(locale, "review.queue");
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
