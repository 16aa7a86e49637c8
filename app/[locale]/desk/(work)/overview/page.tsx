import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { single } from "@/lib/application/filter";
import { findOwnEvent, listOwnEvents, type OwnEvent } from "@/lib/event/own/queries";
import { readOverview } from "@/lib/overview/queries";
import { findActor } from "@/lib/session";
import { EventChoice } from "../event-choice";
import { clock } from "../words";
import { Countries } from "./countries";
import { DayChart } from "./day-chart";
import { Decisions } from "./decisions";
import { Fresh } from "./fresh";
import { OutletKinds } from "./outlet-kinds";
import { Slots } from "./slots";
import { Tally } from "./tally";
import { WaitingFor } from "./waiting-for";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

/** One event as a whole, for the wall of an office: every picture stands beside its figures. */
export default async function OverviewPage({ searchParams }: Props) {
  const actor = await findActor("application.read");
  if (!actor) return <NoSuchPage />;
  const [query, t, events] = await Promise.all([searchParams, getTranslations("overview"), listOwnEvents(actor)]);
  const slug = single(query.event) ?? events[0]?.slug;
  const event = slug === undefined ? null : await findOwnEvent(actor, slug);
  if (event) return <Whole event={event} events={events} mayReadLetters={can(actor, "outbox.read")} />;
  if (slug !== undefined) return <NoSuchPage />;
  return (
    <main className="desk-main" id="main">
      <h1>{t("title")}</h1>
      <p className="mt-4">{t("noEvents")}</p>
    </main>
  );
}

async function Whole({
  event,
  events,
  mayReadLetters,
}: {
  event: OwnEvent;
  events: Awaited<ReturnType<typeof listOwnEvents>>;
  mayReadLetters: boolean;
}) {
  const [t, locale, overview] = await Promise.all([getTranslations("overview"), getLocale(), readOverview(event)]);
  const at = clock(locale, event.timeZone);
  return (
    <main className="desk-main" id="main">
      <p className="meta mb-3">
        <strong className="font-bold text-ink">{event.title[locale]}</strong>{" "}
        {t(event.closesAt > overview.at ? "open" : "closed", { until: at.whole(event.closesAt) })}
      </p>
      <div className="line flex-wrap">
        <div>
          <h1>{t("title")}</h1>
          <p className="meta">
            <time dateTime={overview.at.toISOString()}>{at.whole(overview.at)}</time>
            <Fresh text={t("fresh")} />
          </p>
        </div>
        <EventChoice events={events} chosen={event.slug} action={`/${locale}/desk/overview`} locale={locale} />
      </div>
      <Tally event={event} overview={overview} mayReadLetters={mayReadLetters} />
      {overview.days.length === 0 ? (
        <section className="fig">
          <p>{t("none")}</p>
          <p className="mt-4">
            <a className={buttonClass("desk")} href={`/${locale}/events/${event.slug}`}>
              {t("toEvent")}
            </a>
          </p>
        </section>
      ) : (
        <>
          <DayChart overview={overview} />
          <div className="two">
            <Decisions overview={overview} />
            <WaitingFor event={event} overview={overview} />
            <Slots event={event} overview={overview} />
            <Countries overview={overview} />
            <OutletKinds overview={overview} />
          </div>
        </>
      )}
    </main>
  );
}
