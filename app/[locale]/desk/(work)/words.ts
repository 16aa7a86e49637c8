import type { Locale, PersonName } from "@/lib/application/types";

const countryNames = new Map<Locale, Intl.DisplayNames>();

/** A country's name; `code` is ISO 3166-1 alpha-2. A code that no country has stays as it is. */
export function country(code: string, locale: Locale): string {
  const names = countryNames.get(locale) ?? new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  countryNames.set(locale, names);
  return names.of(code) ?? code;
}

/** A name on one line, in the order in which it was stated. */
export function fullName({ family, given, patronymic }: Pick<PersonName, "family" | "given" | "patronymic">): string {
  return [family, given, patronymic].filter(Boolean).join(" ");
}

/** Formats of moments by the event's clock: «14:32», «10 мая», «10 мая, 14:32», «10 мая 2030 года, 14:32». */
export function clock(locale: Locale, timeZone: string) {
  const language = locale === "en" ? "en-GB" : locale;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(language, { ...options, timeZone });
    return (instant: Date) => made.format(instant).replace(/^(\d+) /, "$1\u00a0");
  };
  const time = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = format({ day: "numeric", month: "long" });
  const shortDay = format({ day: "numeric", month: "short" });
  const wholeDay = format({ day: "numeric", month: "long", year: "numeric" });
  const iso = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  return {
    time,
    day,
    moment: (instant: Date) => `${day(instant)}, ${time(instant)}`,
    full: (instant: Date) => `${wholeDay(instant)}, ${time(instant)}`,
    /** The time of what happened today, the day of what happened before. */
    short: (instant: Date, now: Date) => (iso.format(instant) === iso.format(now) ? time(instant) : shortDay(instant)),
  };
}

/** A calendar date (YYYY-MM-DD) in words, in no zone. */
export function calendarDay(iso: string, locale: Locale, style: "long" | "numeric" = "long"): string {
  const month = style === "long" ? "long" : "2-digit";
  const day = style === "long" ? "numeric" : "2-digit";
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    day,
    month,
    ...(style === "long" && { year: "numeric" }),
    timeZone: "UTC",
  })
    .format(new Date(`${iso}T00:00:00Z`))
    .replace(/^(\d+) /, "$1\u00a0");
}
