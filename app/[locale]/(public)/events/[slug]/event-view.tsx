import "@/app/styles/event.css";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { Actions, BackLink, Section } from "@/app/_ui/page";
import { NumberedSteps } from "@/app/_ui/timeline";
import { type Locale, otherLocale } from "@/i18n/routing";
import { sayClock, sayDay, sayMoment, saySlot } from "@/lib/event/moment";
import { takesApplications, windowState } from "@/lib/event/rules";
import type { PublicEvent } from "@/lib/event/types";
import { PublicFrame } from "../../public-frame";
import { Asks } from "./asks";
import { Standing } from "./standing";
import { WhenAndWhere } from "./when-and-where";

/**
 * An event as the public sees it: what, where, when, the window, who may apply, what is asked, whom to ask, who answers
 * for the data. `path` is the page's own address without its language; `above` stands over it all.
 */
export async function EventView({
  event,
  locale,
  now,
  path,
  applyHref,
  above,
}: {
  event: PublicEvent;
  locale: Locale;
  now: Date;
  path: string;
  applyHref: string;
  above?: ReactNode;
}) {
  const other = otherLocale(locale);
  const t = await getTranslations("events.page");
  const window = windowState(event, now);
  const open = takesApplications(window);
  const saying = { timeZone: event.timeZone, locale } as const;
  const first = event.entrySlots[0];
  const apply = (
    <a className={buttonClass("first")} href={applyHref}>
      {t("apply")} <Icon name="next" />
    </a>
  );
  const email = () => <a href={`mailto:${event.contact.email}`}>{event.contact.email}</a>;
  const phone = () => <span className="nw">{event.contact.phone}</span>;
  return (
    <PublicFrame path={path} current="events" contact={event.contact} privacy={`/privacy/${event.slug}`}>
      {above}
      <div className="event-title">
        <BackLink href={`/${locale}`}>{t("back")}</BackLink>
        <h1>{event.title[locale]}</h1>
        <p lang={other}>{event.title[other]}</p>
      </div>
      <Standing event={event} locale={locale} now={now} action={open && apply} />
      <WhenAndWhere event={event} locale={locale} now={now} />
      <Section id="who" title={t("who.title")} broad>
        <p>{t("who.office")}</p>
        {event.regimes.length > 1 ? <p>{t("who.regime")}</p> : <p>{t(`who.${event.regimes[0] ?? "russian"}Only`)}</p>}
        {event.latePolicy !== "closed" && (window === "open" || window === "soon") && (
          <p>{t(event.latePolicy === "lateQueue" ? "who.late" : "who.onRequest")}</p>
        )}
      </Section>
      <Section id="asks" title={t("asks.title")} broad flush>
        <Asks waiver={event.mfaWaiver?.[locale]} regimes={event.regimes} materials={event.materials} />
      </Section>
      {(window === "open" || window === "soon") && (
        <Section id="steps" title={t("steps.title")} broad>
          <NumberedSteps
            steps={[
              { key: "fill", title: t("steps.fill"), text: t("steps.fillText") },
              {
                key: "read",
                title: t("steps.read"),
                text: t("steps.readText", { when: sayMoment(event.closesAt, saying) }),
              },
              {
                key: "decide",
                title: t("steps.decide", { when: sayMoment(event.decideBy, saying) }),
                text: t("steps.decideText"),
              },
              {
                key: "enter",
                title: t("steps.enter", {
                  when: first
                    ? `${sayDay(first.from, saying)}, ${saySlot(first, saying)}`
                    : sayClock(event.startsAt, saying),
                }),
                text: t("steps.enterText"),
              },
            ]}
          />
        </Section>
      )}
      <Section id="ask" title={t("ask.title")} broad>
        <p>{t.rich("ask.text", { phone, email })}</p>
      </Section>
      <Section id="data" title={t("data.title")} broad>
        <p>{t("data.controller", { controller: event.controller[locale] })}</p>
        <p>{t.rich("data.text", { privacy: (words) => <a href={`/${locale}/privacy/${event.slug}`}>{words}</a> })}</p>
      </Section>
      {open && (
        <Section id="ready" title={t("ready.title")} broad>
          <p>{event.mfaWaiver ? t("ready.russianOnly") : t("ready.russian")}</p>
          <Actions>{apply}</Actions>
        </Section>
      )}
      <div className="event-end" />
    </PublicFrame>
  );
}
