import { buttonClass } from "@/app/_ui/button-class";
import { SummaryBox } from "@/app/_ui/summary-box";
import { words } from "@/i18n/words";
import { can } from "@/lib/access";
import type { Locale } from "@/lib/application/types";
import { findOwnEvent, listOwnEvents, type OwnEvent } from "@/lib/event/own/queries";
import { isSealed } from "@/lib/lists/columns";
import { previewList } from "@/lib/lists/queries";
import { type ListChoice, readChoice } from "@/lib/lists/schema";
import { type DeskPage, deskDocument } from "../document";
import { EventChoice } from "../event-choice";
import { Choice } from "./choice";
import { Preview } from "./preview";
import { repairable } from "./repairable";
import { Take } from "./take";

/** An event's attendee list: what is on it, how it begins, and the files it can be taken as. The choice is in the address. */
const lists: DeskPage = async ({ actor, locale, query }) => {
  const [t, form] = [words(locale, "lists"), words(locale, "common.form")];
  const code = repairable(query.error);
  const title = `${code ? form("errorPrefix") : ""}${t("page.title")}`;
  const events = await listOwnEvents(actor);
  const slug = typeof query.event === "string" ? query.event : events[0]?.slug;
  const event = slug === undefined ? null : await findOwnEvent(actor, slug);
  if (!event) {
    if (slug !== undefined) return null;
    const main = (
      <main className="desk-main" id="main">
        <h1>{t("page.title")}</h1>
        <p className="mt-4">{t("page.noEvents")}</p>
      </main>
    );
    return { title, main };
  }
  const maySeal = can(actor, "list.exportSealed", { eventId: event.id });
  const read = readChoice(query, locale);
  const choice = { ...read, columns: read.columns.filter((column) => maySeal || !isSealed(column)) };
  const field = code === "reasonRequired" || code === "reasonTooLong" ? "reason" : "choice";
  const main = (
    <main className="desk-main" id="main">
      {code && <SummaryBox title={t("errors.title")} items={[{ field, text: t(`errors.${code}`) }]} />}
      <div className="line flex-wrap">
        <h1>{t("page.title")}</h1>
        <EventChoice events={events} chosen={event.slug} action={`/${locale}/desk/lists`} locale={locale} />
      </div>
      <p className="meta mt-1">{t("page.lead")}</p>
      <h2 className="mt-6 text-xl">{event.title[locale]}</h2>
      <div className="mt-2 grid gap-x-10 gap-y-6 lg:grid-cols-[19rem_1fr]">
        <Choice event={event.slug} choice={choice} locale={locale} maySeal={maySeal} vetted={event.vettingAsked} />
        <List {...{ event, choice, locale }} error={field === "reason" && code ? t(`errors.${code}`) : undefined} />
      </div>
    </main>
  );
  return { title, main };
};

export const GET = deskDocument("list.export", lists);

type ListProps = { event: OwnEvent; choice: ListChoice; locale: Locale; error: string | undefined };

async function List({ event, choice, locale, error }: ListProps) {
  const t = words(locale, "lists");
  if (choice.columns.length === 0) return <p className="mt-5">{t("errors.noColumns")}.</p>;
  const { count, rows } = await previewList({ event, ...choice });
  if (count === 0) {
    return (
      <div className="mt-5">
        <p>{t(choice.only ? "page.noBadges" : "page.empty")}</p>
        <p className="mt-4">
          <a
            className={buttonClass("desk")}
            href={`/${locale}/desk/queue?${new URLSearchParams({ event: event.slug })}`}
          >
            {t("page.toQueue")}
          </a>
        </p>
      </div>
    );
  }
  return (
    <div className="min-w-0">
      <Preview {...{ choice, rows, count, locale }} />
      <Take event={event.slug} {...{ choice, count, locale, error }} />
    </div>
  );
}
