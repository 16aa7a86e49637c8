import {
  addYears,
  create,
  daysInMonth,
  type Record as PlainDate,
  toString as toIso,
} from "temporal-polyfill/fns/PlainDate";
import { foldDigits, normalise } from "@/lib/names/normalise";
import { ok, type Result } from "@/lib/result";

/** A date as three text fields give it. */
export type TypedDate = { day: string; month: string; year: string };

export type DatePart = keyof TypedDate;

/** What is wrong with a typed date: `code` ends a message key, `part` is the field to look at. */
export type DateProblem = {
  code: "empty" | "partial" | "unreadable" | "impossible" | "future" | "implausible";
  part: DatePart;
  /** Of "partial": which parts are missing, such as "year" or "dayMonth". */
  missing?: string;
};

const oldestAge = 120;

// Nominative and genitive; an abbreviation is any beginning of three letters or more.
const months: readonly (readonly string[])[] = [
  ["январь", "января", "january"],
  ["февраль", "февраля", "february"],
  ["март", "марта", "march"],
  ["апрель", "апреля", "april"],
  ["май", "мая", "may"],
  ["июнь", "июня", "june"],
  ["июль", "июля", "july"],
  ["август", "августа", "august"],
  ["сентябрь", "сентября", "september"],
  ["октябрь", "октября", "october"],
  ["ноябрь", "ноября", "november"],
  ["декабрь", "декабря", "december"],
];

/** The number of a month typed as a number or a name in Russian or English; 0 where it is neither. */
export function readMonth(typed: string): number {
  const text = clean(typed).toLowerCase().replace(/\.$/, "");
  if (/^\d{1,2}$/.test(text)) return Number(text) <= 12 ? Number(text) : 0;
  if (text.length < 3) return 0;
  return months.findIndex((names) => names.some((name) => name.startsWith(text))) + 1;
}

/** A calendar date (YYYY-MM-DD, in no zone) from three text fields; month names in Russian and English are read. */
export function readDate(typed: TypedDate): Result<string, DateProblem> {
  const date = plainDate(typed);
  return date.ok ? ok(toIso(date.value)) : date;
}

/** A birth date (YYYY-MM-DD) that is neither in the future nor more than 120 years before `today` (YYYY-MM-DD). */
export function readBirthDate(typed: TypedDate, today: string): Result<string, DateProblem> {
  const date = plainDate(typed);
  if (!date.ok) return date;
  const iso = toIso(date.value);
  if (iso > today) return problem("future", "year");
  if (toIso(addYears(date.value, oldestAge + 1)) <= today) return problem("implausible", "year");
  return ok(iso);
}

/** A stored date (YYYY-MM-DD) in the three fields of a form. */
export function typedDate(iso: string): TypedDate {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** A stored date (YYYY-MM-DD) to reckon with. */
export function parseDate(iso: string): PlainDate {
  const [year, month, day] = iso.split("-").map(Number);
  return create(year ?? Number.NaN, month ?? Number.NaN, day ?? Number.NaN);
}

function plainDate(typed: TypedDate): Result<PlainDate, DateProblem> {
  const parts: readonly DatePart[] = ["day", "month", "year"];
  const missing = parts.filter((part) => clean(typed[part]) === "");
  const first = missing[0];
  if (missing.length === 3) return problem("empty", "day");
  if (first) return { ok: false, error: { code: "partial", part: first, missing: partNames(missing) } };
  const dayText = clean(typed.day);
  const yearText = clean(typed.year);
  if (!/^\d{1,2}$/.test(dayText)) return problem("unreadable", "day");
  const month = readMonth(typed.month);
  // Thirteen is a number that no calendar has; "Mxrch" is not a month at all.
  if (month === 0) return problem(/^\d{1,2}$/.test(clean(typed.month)) ? "impossible" : "unreadable", "month");
  if (!/^\d{4}$/.test(yearText)) return problem("unreadable", "year");
  const day = Number(dayText);
  const year = Number(yearText);
  if (day < 1 || day > daysInMonth(create(year, month, 1))) return problem("impossible", "day");
  return ok(create(year, month, day));
}

function clean(text: string): string {
  return text.length > 40 ? text : foldDigits(normalise(text));
}

/** ["day", "month"] → "dayMonth". */
function partNames(parts: readonly DatePart[]): string {
  return parts.map((part, i) => (i === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("");
}

function problem(code: DateProblem["code"], part: DatePart): { ok: false; error: DateProblem } {
  return { ok: false, error: { code, part } };
}
