import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Summary } from "@/app/_ui/summary";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { findOwnEvent, listOwnEvents, type OwnEvent } from "@/lib/event/own/queries";
import { isSealed } from "@/lib/lists/columns";
import { previewList } from "@/lib/lists/queries";
import { type ListChoice, readChoice } from "@/lib/lists/schema";
import { findActor } from "@/lib/session";
import { EventChoice } from "../event-choice";
import { Choice } from "./choice";
import { Preview } from "./preview";
import { repairable } from "./repairable";
import { Take } from "./take";

type Query = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Query> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, form, query] = await Promise.all([getTranslations("lists"), getTranslations("common.form"), searchParams]);
  return { title: repairable(query.error) ? `${form("errorPrefix")}${t("page.title")}` : t("page.title") };
}

/** An event's attendee list: what is on it, how it begins, and the files it can be taken as. The choice is in the address. */
export default async function ListsPage({ searchParams }: Props) {
  const actor = await findActor("list.export");
  if (!actor) return <NoSuchPage />;
  const [query, locale, t, events] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations("lists"),
    listOwnEvents(actor),
  ]);
  const slug = typeof query.event === "string" ? query.event : events[0]?.slug;
  const event = slug === undefined ? null : await findOwnEvent(actor, slug);
  if (!event) {
    if (slug !== undefined) return <NoSuchPage />;
    return (
      <main className="desk-main" id="main">
        <h1>{t("page.title")}</h1>
        <p className="mt-4">{t("page.noEvents")}</p>
      </main>
    );
  }
  const maySeal = can(actor, "list.exportSealed", { eventId: event.id });
  const read = readChoice(query, locale);
  const choice = { ...read, columns: read.columns.filter((column) => maySeal || !isSealed(column)) };
  const code = repairable(query.error);
  const field = code === "reasonRequired" || code === "reasonTooLong" ? "reason" : "choice";
  return (
    <main className="desk-main" id="main">
      {code && <Summary title={t("errors.title")} items={[{ field, text: t(`errors.${code}`) }]} />}
      <div className="line flex-wrap">
        <h1>{t("page.title")}</h1>
        <EventChoice events={events} chosen={event.slug} action={`/${locale}/desk/lists`} />
      </div>
      <p className="meta mt-1">{t("page.lead")}</p>
      <h2 className="mt-6 text-xl">{event.title[locale]}</h2>
      <div className="mt-2 grid gap-x-10 gap-y-6 lg:grid-cols-[19rem_1fr]">
        <Choice event={event.slug} choice={choice} maySeal={maySeal} vetted={event.vettingAsked} />
        <List event={event} choice={choice} error={field === "reason" && code ? t(`errors.${code}`) : undefined} />
      </div>
    </main>
  );
}

async function List({ event, choice, error }: { event: OwnEvent; choice: ListChoice; error?: string }) {
  const [t, locale] = await Promise.all([getTranslations("lists"), getLocale()]);
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
      <Preview choice={choice} rows={rows} count={count} />
      <Take event={event.slug} choice={choice} count={count} error={error} />
    </div>
  );
}
