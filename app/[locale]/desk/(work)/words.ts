import type { Locale, PersonName } from "@/lib/application/types";
import { sayClock, sayDay, sayMoment, sayTime } from "@/lib/event/moment";

const countryNames = new Map<Locale, Intl.DisplayNames>();

/** A country's name; `code` is ISO 3166-1 alpha-2. A code that no country has stays as it is. */
export function country(code: string, locale: Locale): string {
  const names = countryNames.get(locale) ?? new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  countryNames.set(locale, names);
  return names.of(code) ?? code;
}

/** A name on one line, in the order in which it was stated. */
export function fullName({ family, given, patronymic }: Pick<PersonName, "family" | "given" | "patronymic">): string {
  return `${family}${given ? ` ${given}` : ""}${patronymic ? ` ${patronymic}` : ""}`;
}

/** How the desk says moments by one event's clock; `zone` once near them: «по Москве». */
export function clock(locale: Locale, timeZone: string) {
  const saying = { locale, timeZone };
  const day = (instant: Date) => sayDay(instant, saying);
  let today: { now: Date; day: string } | undefined;
  const time = (instant: Date) => sayTime(instant, saying);
  return {
    time,
    /** «10 мая 2030 года» */
    date: (instant: Date) => sayDay(instant, { ...saying, year: true }),
    /** «10 мая, 14:32» */
    moment: (instant: Date) => sayClock(instant, saying),
    /** «10 мая 2030 года, 14:32» */
    full: (instant: Date) => sayClock(instant, { ...saying, year: true }),
    /** «10 мая 2030 года, 14:32 по Москве» */
    whole: (instant: Date) => sayMoment(instant, { ...saying, year: true }),
    /** The time of what happened today, the day of what happened before. */
    short: (instant: Date, now: Date) => {
      if (today?.now !== now) today = { now, day: day(now) };
      const then = day(instant);
      return then === today.day ? time(instant) : then;
    },
  };
}

/** A calendar date (YYYY-MM-DD) in words, in no zone: «10 мая 2030 года», or in figures, «10.05». */
export function calendarDay(iso: string, locale: Locale, style: "long" | "numeric" = "long"): string {
  const day = new Date(`${iso}T00:00:00Z`);
  if (style === "long") return sayDay(day, { locale, timeZone: "UTC", year: true });
  const [, month, date] = iso.split("-");
  return locale === "ru" ? `${date}.${month}` : `${date}/${month}`;
}
