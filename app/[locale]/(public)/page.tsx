import "@/app/styles/diary.css";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "@/app/_ui/moment";
import { StateMark } from "@/app/_ui/state-mark";
import { VisitorTime } from "@/app/_ui/visitor-time";
import type { Locale } from "@/i18n/routing";
import { sayClock, sayDays, sayMoment, sayTime, sayZone } from "@/lib/event/moment";
import { listPublicEvents } from "@/lib/event/queries";
import { isOver, windowState } from "@/lib/event/rules";
import type { ListedEvent } from "@/lib/event/types";
import { publicAddress } from "./public-address";
import { PublicFrame } from "./public-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("events");
  return { title: t("list.title"), ...publicAddress(await getLocale(), "") };
}

/** The public list: what can be applied for now, soon, no longer; what is over. */
export default async function EventsPage() {
  const now = new Date();
  const [t, locale, { coming, past }] = await Promise.all([
    getTranslations("events"),
    getLocale(),
    listPublicEvents(now),
  ]);
  const inState = (...states: string[]) => coming.filter((event) => states.includes(windowState(event, now)));
  const groups = [
    { id: "open", title: t("list.open"), events: inState("open", "late") },
    { id: "soon", title: t("list.soon"), events: inState("soon") },
    { id: "closed", title: t("list.closed"), events: inState("closed", "onRequest", "postponed", "cancelled") },
    { id: "past", title: t("list.past"), events: past },
  ].filter(({ events }) => events.length > 0);
  return (
    <PublicFrame path="" current="events">
      <div className="diary-head">
        <h1>{t("list.title")}</h1>
        <p className="lead">{groups.length > 0 ? t("list.lead") : t("list.none")}</p>
      </div>
      <div className="diaries">
        {groups.map(({ id, title, events }) => (
          <section className="diary" aria-labelledby={id} key={id}>
            <h2 id={id}>
              {title} <span>{events.length}</span>
            </h2>
            <ol>
              {events.map((event) => (
                <Entry event={event} locale={locale} now={now} key={event.slug} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </PublicFrame>
  );
}

function Entry({ event, locale, now }: { event: ListedEvent; locale: Locale; now: Date }) {
  const t = useTranslations("events");
  const saying = { timeZone: event.timeZone, locale };
  const { days, under, weekday, several } = sayDays(event.startsAt, event.endsAt, saying);
  const quiet = !["open", "late", "soon"].includes(windowState(event, now));
  return (
    <li className={quiet ? "past" : undefined}>
      <time className={several ? "day span" : "day"} dateTime={event.startsAt.toISOString()}>
        <b>{days}</b>
        <span>
          {under}
          <br />
          {several ? weekday : `${weekday}, ${sayTime(event.startsAt, saying)}`}
        </span>
      </time>
      <div className="what">
        <h3>
          <a href={`/${locale}/events/${event.slug}`}>{event.title[locale]}</a>
        </h3>
        <p>{t("list.place", { city: event.city[locale], venue: event.venue[locale] })}</p>
      </div>
      <div className="win">
        <Window event={event} locale={locale} now={now} />
      </div>
    </li>
  );
}

/** The application window in the list: its state, its moment by the event's clock, then by the visitor's. */
function Window({ event, locale, now }: { event: ListedEvent; locale: Locale; now: Date }) {
  const t = useTranslations("events");
  const common = useTranslations("common");
  const saying = { timeZone: event.timeZone, locale };
  const state = windowState(event, now);
  const mark = state === "soon" ? "soon" : "closed";
  const yours = (instant: Date) => (
    <p className="zone">
      <VisitorTime
        instant={instant.toISOString()}
        zone={event.timeZone}
        locale={locale}
        label={common("moment.yours")}
      />
    </p>
  );
  if (state === "postponed" || state === "cancelled")
    return (
      <>
        <StateMark mark={state}>{t(`mark.${state}`)}</StateMark>
        <p>{t("win.seeNotice")}</p>
      </>
    );
  if (isOver(event, now)) return <StateMark mark="closed">{t("mark.over")}</StateMark>;
  if (state === "open")
    return (
      <>
        <StateMark mark="open">{t("mark.open")}</StateMark>
        <p>
          <Moment instant={event.closesAt}>{t("win.until", { when: sayMoment(event.closesAt, saying) })}</Moment>
        </p>
        {yours(event.closesAt)}
      </>
    );
  if (state === "late")
    return (
      <>
        <StateMark mark="late">{t("mark.late")}</StateMark>
        <p>
          <Moment instant={event.startsAt}>{t("win.until", { when: sayMoment(event.startsAt, saying) })}</Moment>
        </p>
        {yours(event.startsAt)}
      </>
    );
  const instant = state === "soon" ? event.opensAt : event.closesAt;
  return (
    <>
      <StateMark mark={mark}>{t(`mark.${mark}`, { when: sayClock(instant, saying) })}</StateMark>
      <p>
        {state === "soon"
          ? t("win.soonZone", { zone: sayZone(instant, saying), when: sayClock(event.closesAt, saying) })
          : sayZone(instant, saying)}
      </p>
      {yours(instant)}
    </>
  );
}
