/** A language of the pages. */
export type MomentLocale = "ru" | "en";

/** How to say an instant: in which zone, in which language. */
export type Saying = { timeZone: string; locale: MomentLocale };

const nbsp = "\u00a0";

/** «по Москве»; other zones are said by their offset. The dative is a matter of the word, so there is no rule, only a list. */
const zonesRu: Record<string, string> = {
  "Europe/Moscow": "Москве",
  "Europe/Kaliningrad": "Калининграду",
  "Europe/Samara": "Самаре",
  "Asia/Yekaterinburg": "Екатеринбургу",
  "Asia/Omsk": "Омску",
  "Asia/Novosibirsk": "Новосибирску",
  "Asia/Krasnoyarsk": "Красноярску",
  "Asia/Irkutsk": "Иркутску",
  "Asia/Yakutsk": "Якутску",
  "Asia/Vladivostok": "Владивостоку",
  "Asia/Magadan": "Магадану",
  "Asia/Kamchatka": "Петропавловску-Камчатскому",
  "Europe/Minsk": "Минску",
  "Asia/Yerevan": "Еревану",
  "Asia/Almaty": "Алма-Ате",
  "Asia/Qyzylorda": "Кызылорде",
  "Asia/Bishkek": "Бишкеку",
  "Asia/Dushanbe": "Душанбе",
  "Asia/Tashkent": "Ташкенту",
};

const parts = {
  date: { day: "numeric" },
  day: { day: "numeric", month: "long" },
  year: { year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  weekday: { weekday: "long" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(instant: Date, { timeZone, locale }: Saying, part: keyof typeof parts): string {
  const key = `${locale} ${timeZone} ${part}`;
  // Making a format takes a hundred times longer than using one.
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(locale === "ru" ? "ru-RU" : "en-GB", { ...parts[part], timeZone });
  formats.set(key, known);
  return known.format(instant);
}

/** "13 мая", "13 May"; with `year` "13 мая 2026 года", "13 May 2026". Day and month never part. */
export function sayDay(instant: Date, saying: Saying & { year?: boolean }): string {
  const day = format(instant, saying, "day").replace(" ", nbsp);
  if (!saying.year) return day;
  const year = format(instant, saying, "year");
  return saying.locale === "ru" ? `${day} ${year}${nbsp}года` : `${day} ${year}`;
}

/** "12:00": the clock of that zone, 24 hours, two digits. */
export function sayTime(instant: Date, saying: Saying): string {
  return format(instant, saying, "time");
}

/** "воскресенье", "Sunday". */
export function sayWeekday(instant: Date, saying: Saying): string {
  return format(instant, saying, "weekday");
}

/** "13 мая, 12:00"; the zone must stand near by. */
export function sayClock(instant: Date, saying: Saying & { year?: boolean }): string {
  return `${sayDay(instant, saying)}, ${sayTime(instant, saying)}`;
}

/** "13 мая, 12:00 по Москве", "13 May, 12:00 Moscow time": the whole, for deadlines and receipts. */
export function sayMoment(instant: Date, saying: Saying & { year?: boolean }): string {
  return `${sayClock(instant, saying)} ${sayZone(instant, saying)}`;
}

/** "по Москве", "Moscow time"; a zone without a name of ours is "по UTC+5", "UTC+5". */
export function sayZone(instant: Date, { timeZone, locale }: Saying): string {
  const name = zonesRu[timeZone];
  if (locale === "ru") return `по${nbsp}${name ?? sayOffset(instant, timeZone)}`;
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ");
  return name ? `${city}${nbsp}time` : sayOffset(instant, timeZone);
}

/** "UTC+4", as it was or will be at that instant. */
export function sayOffset(instant: Date, timeZone: string): string {
  const said = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(instant);
  const name = said.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  return name.replace("GMT", "UTC").replace("+0", "").replace("-", "\u2212");
}

/** "10:00–11:00". */
export function saySlot({ from, to }: { from: Date; to: Date }, saying: Saying): string {
  return `${sayTime(from, saying)}–${sayTime(to, saying)}`;
}

/**
 * The days of an event for a diary: "15" over "мая 2026" for one day, "6–7" for two of one month, "30 июня – 2" over
 * "июля 2026" across months; with the weekday, or the first and last.
 */
export function sayDays(from: Date, to: Date, saying: Saying) {
  const part = (instant: Date, name: keyof typeof parts) => format(instant, saying, name);
  const day = (instant: Date) => part(instant, "date");
  const month = (instant: Date) => sayDay(instant, saying).split(nbsp)[1] ?? "";
  const year = part(to, "year");
  const under = `${month(to)} ${year}`;
  if (sayDay(from, { ...saying, year: true }) === sayDay(to, { ...saying, year: true }))
    return { days: day(to), under, weekday: sayWeekday(to, saying), several: false };
  const sameMonth = month(from) === month(to) && part(from, "year") === year;
  const days = sameMonth ? `${day(from)}–${day(to)}` : `${sayDay(from, saying)}${nbsp}–${nbsp}${day(to)}`;
  return { days, under, weekday: `${sayWeekday(from, saying)} – ${sayWeekday(to, saying)}`, several: true };
}
