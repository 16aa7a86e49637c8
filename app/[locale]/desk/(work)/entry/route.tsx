import { buttonClass } from "@/app/_ui/button-class";
import { Moment } from "@/app/_ui/moment";
import { words } from "@/i18n/words";
import { single } from "@/lib/application/filter";
import type { Locale } from "@/lib/application/types";
import { findEvent, listSheets, listUnfinished } from "@/lib/entry/queries";
import type { EntryEvent, SheetLine } from "@/lib/entry/types";
import { listDeskEvents } from "@/lib/review/queue/queries";
import { type DeskPage, deskDocument } from "../document";
import { clock } from "../words";
import { UnfinishedList } from "./unfinished-list";

/** What an event's applicants sent by fax, telephone, mail or on paper: what is unfinished, the last sheets, a new one. */
const entry: DeskPage = async ({ actor, locale, query }) => {
  const t = words(locale, "entry");
  const title = t("title");
  const events = await listDeskEvents(actor);
  const slug = single(query.event) ?? events[0]?.slug;
  const event = slug === undefined ? null : await findEvent(actor, slug);
  if (!event) {
    if (slug !== undefined) return null;
    const main = (
      <main className="desk-main" id="main">
        <h1>{title}</h1>
        <p className="mt-4">{t("noEvents")}</p>
      </main>
    );
    return { title, main };
  }
  const [unfinished, sheets] = await Promise.all([listUnfinished(event), listSheets(event)]);
  const main = (
    <main className="desk-main" id="main">
      <div className="line flex-wrap">
        <h1>{title}</h1>
        <div className="end">
          <a className={buttonClass("desk first")} href={`/${locale}/desk/entry/new?event=${event.slug}`}>
            {t("begin")}
          </a>
        </div>
      </div>
      <p className="meta mt-1 max-w-2xl">{t("lead")}</p>
      <EventForm events={events} chosen={event.slug} locale={locale} />
      <h2 className="mt-6 text-xl">{event.title[locale]}</h2>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <section aria-labelledby="unfinished" className="mt-6">
          <h3 id="unfinished" className="font-bold">
            {t("unfinished.title")}
          </h3>
          <UnfinishedList entries={unfinished} timeZone={event.timeZone} locale={locale} withSheet />
        </section>
        <section aria-labelledby="sheets" className="mt-6">
          <h3 id="sheets" className="font-bold">
            {t("sheets.title")}
          </h3>
          <Sheets sheets={sheets} event={event} locale={locale} />
        </section>
      </div>
    </main>
  );
  return { title, main };
};

export const GET = deskDocument("application.enter", entry);

function Sheets({ sheets, event, locale }: { sheets: SheetLine[]; event: EntryEvent; locale: Locale }) {
  const t = words(locale, "entry");
  const at = clock(locale, event.timeZone);
  if (sheets.length === 0) return <p className="meta mt-2">{t("sheets.none")}</p>;
  return (
    <ul className="mt-2 border-t border-line-2">
      {sheets.map(({ id, outletName, channel, receivedAt, people, unfinished }) => (
        <li key={id} className="border-b border-line-2 py-2 [overflow-wrap:anywhere]">
          <a href={`/${locale}/desk/entry/${id}`}>{outletName}</a>
          <p className="meta">
            {t(`channels.${channel}`)}, <Moment instant={receivedAt}>{at.moment(receivedAt)}</Moment>
          </p>
          <p className="meta">{t("sheets.counts", { people, unfinished })}</p>
        </li>
      ))}
    </ul>
  );
}

function EventForm({
  events,
  chosen,
  locale,
}: {
  events: readonly { slug: string; titleRu: string; titleEn: string }[];
  chosen: string;
  locale: Locale;
}) {
  const t = words(locale, "entry");
  if (events.length < 2) return null;
  return (
    <form action={`/${locale}/desk/entry`} className="field flex flex-wrap items-end gap-x-2">
      <div className="min-w-0 max-w-full">
        <label htmlFor="event">{t("event")}</label>
        <select id="event" name="event" defaultValue={chosen} className="block max-w-full">
          {events.map(({ slug, titleRu, titleEn }) => (
            <option key={slug} value={slug}>
              {locale === "ru" ? titleRu : titleEn}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className={buttonClass("desk")}>
        {t("show")}
      </button>
    </form>
  );
}
