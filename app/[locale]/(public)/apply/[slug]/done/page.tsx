import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { Receipt } from "@/app/_ui/ledger";
import { Notice } from "@/app/_ui/notice";
import { NumberedSteps } from "@/app/_ui/timeline";
import { VisitorTime } from "@/app/_ui/visitor-time";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { correctableUntil } from "@/lib/application/correction";
import { type ApplicantView, findForApplicant } from "@/lib/application/queries";
import type { Locale } from "@/lib/application/types";
import { type EventOfJourney, findJourneyEvent } from "@/lib/apply/queries";
import { heldApplications } from "@/lib/apply/session";
import { sayClock, sayDay, sayMoment, sayTime, sayZone } from "@/lib/event/moment";
import { windowState } from "@/lib/event/rules";
import { nameFor } from "../../../status/[reference]/full-name";
import { addColleague } from "../actions";
import { EventFrame } from "../journey-frame";
import { PrintLink } from "./print-link";

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apply.done");
  return { title: t("h1") };
}

/** The receipt of the application that this browser sent last to the event: to keep, print, reload, bookmark. */
export default async function DonePage({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  const event = await findJourneyEvent(slug);
  if (!event) return <NoSuchPage />;
  const now = new Date();
  const held = (await heldApplications()).find(({ eventId }) => eventId === event.id);
  const application = held ? await findForApplicant(held.applicationId, now) : null;
  if (!application) return <Gone event={event} locale={locale} />;
  const t = await getTranslations("apply.done");
  const open = windowState(event, now) === "open";
  return (
    <EventFrame event={event} page="done">
      {"other" in (await searchParams) && (
        <Notice id="other" kind="wait" title={t("otherTitle")}>
          <p>{t("other")}</p>
        </Notice>
      )}
      <p className="done">
        <Icon name="app-ok" className="" />
        {t("close")}
      </p>
      <h1>{t("h1")}</h1>
      <p className="lead">{t("lead", { email: application.email })}</p>
      <Facts event={event} application={application} locale={locale} />
      <p className="tools">
        <a className={buttonClass("first")} href={`/${locale}/status/${application.reference}`}>
          {t("open")}
        </a>
        <PrintLink>{t("print")}</PrintLink>
      </p>
      {application.sameDocument && (
        <Notice id="same" kind="wait" title={t("sameTitle")}>
          <p>{t("same")}</p>
        </Notice>
      )}
      <Next event={event} late={application.late} locale={locale} />
      {open && (
        <section className="then more" aria-labelledby="more">
          <h2 id="more">{t("more")}</h2>
          <p>{t("moreText")}</p>
          <form action={addColleague} className="colleague">
            <input type="hidden" name="event" value={slug} />
            <input type="hidden" name="locale" value={locale} />
            <button className="linkbtn" type="submit">
              {t(/[«“"]/.test(application.outlet.name) ? "addQuoted" : "add", { outlet: application.outlet.name })}
            </button>
          </form>
        </section>
      )}
      <section className="then" aria-labelledby="ask">
        <h2 id="ask">{t("ask")}</h2>
        <p>
          {t.rich("askText", {
            ...event.contact,
            mail: (words) => <a href={`mailto:${event.contact.email}`}>{words}</a>,
          })}
        </p>
      </section>
    </EventFrame>
  );
}

async function Facts({
  event,
  application,
  locale,
}: {
  event: EventOfJourney;
  application: ApplicantView;
  locale: Locale;
}) {
  const t = await getTranslations("apply.done");
  const common = await getTranslations("common.moment");
  const { timeZone } = event;
  const name = nameFor(application, locale);
  const zoned = (instant: Date) => (
    <>
      {sayZone(instant, { timeZone, locale })}
      <VisitorTime instant={instant.toISOString()} zone={timeZone} locale={locale} label={`; ${common("yours")}`} />
    </>
  );
  const until = correctableUntil(application, event);
  const clock = (instant: Date) => sayClock(instant, { timeZone, locale, year: true });
  return (
    <Receipt
      label={t("number")}
      number={application.reference}
      facts={[
        {
          key: "who",
          label: t("who"),
          value: <span lang={name.lang}>{name.text}</span>,
          sub: application.outlet.name,
        },
        { key: "event", label: t("event"), value: event.title[locale], sub: clock(event.startsAt) },
        {
          key: "received",
          label: t("received"),
          value: clock(application.submittedAt),
          sub: zoned(application.submittedAt),
        },
        { key: "editable", label: t("editable"), value: clock(until), sub: zoned(until) },
      ]}
    />
  );
}

async function Next({ event, late, locale }: { event: EventOfJourney; late: boolean; locale: Locale }) {
  const t = await getTranslations("apply.done");
  const saying = { timeZone: event.timeZone, locale };
  const slot = event.entrySlots[0];
  const day = sayDay(slot?.from ?? event.startsAt, saying);
  return (
    <section className="then" aria-labelledby="next">
      <h2 id="next">{t("next")}</h2>
      <NumberedSteps
        steps={[
          { key: "reading", title: t("reading"), text: t("readingText") },
          {
            key: "decision",
            title: late ? t("decisionLate") : t("decision", { moment: sayMoment(event.decideBy, saying) }),
            text: t("decisionText"),
          },
          {
            key: "pass",
            title: slot ? t("pass", { day, time: sayTime(slot.from, saying) }) : t("passNoSlot", { day }),
            text: t("passText"),
          },
        ]}
      />
    </section>
  );
}

async function Gone({ event, locale }: { event: EventOfJourney; locale: Locale }) {
  const t = await getTranslations("apply.done");
  return (
    <EventFrame event={event} page="done">
      <h1>{t("goneTitle")}</h1>
      <p className="lead">{t("gone")}</p>
      <p className="tools">
        <a className={buttonClass("first")} href={`/${locale}/status/find`}>
          {t("goneLink")}
        </a>
      </p>
    </EventFrame>
  );
}
