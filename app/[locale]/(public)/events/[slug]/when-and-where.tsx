import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { Moment } from "@/app/_ui/moment";
import { Section } from "@/app/_ui/page";
import { VisitorTime } from "@/app/_ui/visitor-time";
import type { Locale } from "@/i18n/routing";
import { sayDay, sayMoment, saySlot, sayTime, sayWeekday, sayZone } from "@/lib/event/moment";
import type { PublicEvent } from "@/lib/event/types";

/** When and where; what was announced before, where the event is postponed or cancelled. */
export function WhenAndWhere({ event, locale, now }: { event: PublicEvent; locale: Locale; now: Date }) {
  const t = useTranslations("events.page.when");
  const list = useTranslations("events.list");
  const common = useTranslations("common");
  const saying = { timeZone: event.timeZone, locale };
  const moved = event.status === "postponed" || event.status === "cancelled";
  const start = t("startFull", {
    weekday: sayWeekday(event.startsAt, saying),
    day: sayDay(event.startsAt, { ...saying, year: true }),
    time: sayTime(event.startsAt, saying),
  });
  const slots = event.entrySlots.map((slot) => saySlot(slot, saying));
  return (
    <Section id="when" title={t("title")} broad flush>
      <Ledger>
        <LedgerRow
          label={moved ? t("was") : t("start")}
          sub={
            <>
              {sayZone(event.startsAt, saying)}
              <VisitorTime
                instant={event.startsAt.toISOString()}
                zone={event.timeZone}
                locale={locale}
                label={common("moment.yours")}
                before="; "
              />
            </>
          }
        >
          <b>
            <Moment instant={event.startsAt}>{start.charAt(0).toUpperCase() + start.slice(1)}</Moment>
          </b>
        </LedgerRow>
        <LedgerRow label={t("place")}>
          {list("place", { city: event.city[locale], venue: event.venue[locale] })}
        </LedgerRow>
        {slots.length > 0 && !moved && (
          <LedgerRow label={t("entry")} sub={slots.length > 1 && now < event.decideBy ? t("entrySub") : undefined}>
            <span className="num">
              {new Intl.ListFormat(locale === "ru" ? "ru" : "en-GB", { type: "disjunction" })
                .formatToParts(slots)
                .map(({ type, value }, at) =>
                  type === "element" ? (
                    <span className="nw" key={value}>
                      {value}
                    </span>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: commas have nothing else to be told apart by.
                    <Fragment key={at}>{value}</Fragment>
                  ),
                )}
            </span>
          </LedgerRow>
        )}
        {!moved && now < event.decideBy && (
          <LedgerRow label={t("decision")} sub={t("decisionSub")}>
            <Moment instant={event.decideBy}>{t("until", { when: sayMoment(event.decideBy, saying) })}</Moment>
          </LedgerRow>
        )}
        {(["zones", "pools"] as const).map(
          (kind) =>
            event[kind].length > 0 && (
              <LedgerRow key={kind} label={t(kind)} sub={t(`placesAbout.${kind}`)}>
                {event[kind].map(({ name }) => name[locale]).join(", ")}
              </LedgerRow>
            ),
        )}
        {event.remark && <LedgerRow label={t("remark")}>{event.remark[locale]}</LedgerRow>}
      </Ledger>
    </Section>
  );
}
