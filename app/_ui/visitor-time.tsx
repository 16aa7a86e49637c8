"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const nowhere = () => undefined;

function parts(instant: Date, locale: string, timeZone: string) {
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...options, timeZone }).format(instant);
  return {
    date: say({ day: "numeric", month: "long" }).replace(" ", "\u00a0"),
    time: say({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    weekday: say({ weekday: "long" }),
    offset: new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" })
      .formatToParts(instant)
      .find((part) => part.type === "timeZoneName")
      ?.value.replace("GMT", "UTC"),
  };
}

/**
 * The same moment by the visitor's clock, beside the event's; nothing without script, or where both clocks agree.
 * `zone` is the event's. `inline` gives " у вас 14:00" (with the date where the day differs), `column` a pair for a
 * Deadline. `label` is «у вас» or «У вас».
 * `<Moment …/> <VisitorTime instant={event.closesAt.toISOString()} zone={event.timeZone} locale={locale} label={t("yours")} />`
 */
export function VisitorTime({
  instant,
  zone,
  locale,
  label,
  before = "",
  as = "inline",
}: {
  instant: string;
  zone: string;
  locale: string;
  label: string;
  /** What parts it from the words before it, "; " for one. */
  before?: string;
  as?: "inline" | "column";
}) {
  const here = useSyncExternalStore(never, zoneHere, nowhere);
  if (!here) return null;
  const moment = new Date(instant);
  const there = parts(moment, locale, zone);
  const mine = parts(moment, locale, here);
  if (there.offset === mine.offset) return null;
  if (as === "column")
    return (
      <div>
        <dt>{label}</dt>
        <dd>
          <b>
            {mine.date}, {mine.time}
          </b>
          <span>
            {mine.weekday}, {mine.offset}
          </span>
        </dd>
      </div>
    );
  return (
    <>
      {before}
      <span className="nw">
        {label} {mine.date === there.date ? mine.time : `${mine.date}, ${mine.time}`}
      </span>
    </>
  );
}
