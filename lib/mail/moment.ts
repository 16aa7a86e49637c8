import type { Locale } from "@/lib/application/types";

const language = { ru: "ru-RU", en: "en-GB" } as const;

/** "15 мая 2026 г., 13:30 (UTC+3)", "15 May 2026, 13:30 (UTC+3)": an instant in the event's zone, which is named. */
export function moment(instant: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  return `${day(instant, { locale, timeZone })}, ${clock(instant, { locale, timeZone })} (${zone(instant, timeZone)})`;
}

/** "15 мая 2026 г., 10:00–11:00 (UTC+3)": an entry slot, within one day of the event's zone. */
export function slot(entry: { from: Date; to: Date }, about: { locale: Locale; timeZone: string }): string {
  const { from, to } = entry;
  return `${day(from, about)}, ${clock(from, about)}–${clock(to, about)} (${zone(from, about.timeZone)})`;
}

function day(instant: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  const format = new Intl.DateTimeFormat(language[locale], {
    timeZone,
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  // A day and its month, a year and its "г." stay on one line.
  return format
    .format(instant)
    .replace(/^(\d+) /, "$1\u00A0")
    .replace(/ г\.$/, "\u00A0г.");
}

function clock(instant: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  const format = new Intl.DateTimeFormat(language[locale], {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return format.format(instant);
}

function zone(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(instant);
  return (parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT").replace("GMT", "UTC");
}
