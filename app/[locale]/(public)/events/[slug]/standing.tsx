import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Deadline } from "@/app/_ui/moment";
import { Notice } from "@/app/_ui/notice";
import type { Locale } from "@/i18n/routing";
import { sayClock, sayDay, sayMoment, sayOffset, sayWeekday, sayZone } from "@/lib/event/moment";
import { isOver, timeLeft, windowState } from "@/lib/event/rules";
import type { PublicEvent } from "@/lib/event/types";

type Props = { event: PublicEvent; locale: Locale; now: Date };

/** What is true of applying at this moment: a deadline with its button, or what happened instead. */
export function Standing({ event, locale, now, action }: Props & { action: ReactNode }) {
  const state = windowState(event, now);
  if (state === "open" || state === "soon")
    return <OpenWindow event={event} locale={locale} now={now} action={action} />;
  if (state === "late") return <Late event={event} locale={locale} action={action} />;
  if (state === "closed" || state === "onRequest") return <Closed event={event} locale={locale} now={now} />;
  return <Changed event={event} locale={locale} state={state} />;
}

function OpenWindow({ event, locale, now, action }: Props & { action: ReactNode }) {
  const t = useTranslations("events.page.deadline");
  const common = useTranslations("common");
  const open = windowState(event, now) === "open";
  const instant = open ? event.closesAt : event.opensAt;
  const saying = { timeZone: event.timeZone, locale };
  const zone = sayZone(instant, saying);
  const left = timeLeft(instant, now);
  const none = left.days + left.hours + left.minutes === 0;
  return (
    <Deadline
      id="until"
      title={open ? t("open") : t("soon")}
      left={open ? (none ? t("leftNone") : t("left", left)) : t("closes", { when: sayMoment(event.closesAt, saying) })}
      zone={event.timeZone}
      instant={instant}
      locale={locale}
      there={{
        label: zone.charAt(0).toUpperCase() + zone.slice(1),
        moment: sayClock(instant, saying),
        detail: t("detail", {
          weekday: sayWeekday(instant, saying),
          offset: sayOffset(instant, event.timeZone),
        }),
      }}
      yours={common("moment.yoursColumn")}
      action={action}
    />
  );
}

function Late({ event, locale, action }: Omit<Props, "now"> & { action: ReactNode }) {
  const t = useTranslations("events.page.late");
  const saying = { timeZone: event.timeZone, locale };
  return (
    <Notice id="standing" kind="wait" title={t("title", { when: sayMoment(event.startsAt, saying) })}>
      <p>{t("text", { when: sayMoment(event.closesAt, saying) })}</p>
      <p>{action}</p>
    </Notice>
  );
}

function Closed({ event, locale, now }: Props) {
  const t = useTranslations("events.page.closed");
  const saying = { timeZone: event.timeZone, locale };
  const over = isOver(event, now);
  const asking = windowState(event, now) === "onRequest";
  const { phone, email } = event.contact;
  // Closed by the press service before the announced end.
  const early = now < event.closesAt;
  const until = sayMoment(event.closesAt, { ...saying, year: over });
  return (
    <Notice id="standing" title={t("title")}>
      <p>
        {over && <>{t("over", { when: sayDay(event.startsAt, { ...saying, year: true }) })} </>}
        {early ? t("stopped", { when: until }) : t("since", { when: until })}
      </p>
      {asking && (
        <p>
          {t.rich("onRequest", {
            ...{ phone: phone.replaceAll(" ", "\u00a0"), email, when: sayMoment(event.startsAt, saying) },
            mail: (words) => <a href={`mailto:${email}`}>{words}</a>,
          })}
        </p>
      )}
      {!over && now < event.decideBy && <p>{t("decide", { when: sayMoment(event.decideBy, saying) })}</p>}
      {!over && <p>{t.rich("sent", { status: (words) => <a href={`/${locale}/status/find`}>{words}</a> })}</p>}
    </Notice>
  );
}

function Changed({ event, locale, state }: Omit<Props, "now"> & { state: "postponed" | "cancelled" }) {
  const t = useTranslations("events.page");
  return (
    <Notice id="standing" kind={state === "postponed" ? "wait" : "stop"} title={t(`${state}.title`)}>
      {event.notice && <p>{event.notice[locale]}</p>}
      <p>{t(`${state}.text`)}</p>
      <p>{t.rich("closed.sent", { status: (words) => <a href={`/${locale}/status/find`}>{words}</a> })}</p>
    </Notice>
  );
}
