import { type Markup, markup } from "@/app/_ui/markup";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import { type Detail, detailsOf } from "@/lib/audit/details";
import type { AuditLine } from "@/lib/audit/queries";

type Words = ReturnType<typeof words<never>>;
type Key = Parameters<Words>[0];

/** The words of a kind of entry; a kind that has none is shown under its own name rather than hidden. */
export function typeWords(t: Words, type: string): string {
  return wordsOr(t, `audit.types.${type}`, type);
}

type Shown = { locale: Locale; mayOpen: boolean };

/** What an entry is about: the application, with a link for those who may open it, or the member of staff; and the event. */
export function aboutMarkup({ about, event }: AuditLine, { locale, mayOpen }: Shown): Markup {
  const title = event && markup`<span class="sub block">${locale === "ru" ? event.titleRu : event.titleEn}</span>`;
  if (about?.kind !== "application") return markup`${about?.name ?? null}${title}`;
  const reference = mayOpen
    ? markup`<a href="/${locale}/desk/people/${about.id}">${about.reference}</a>`
    : markup`<span translate="no">${about.reference}</span>`;
  return markup`${reference}${title}`;
}

/** Before, after, reasons and counts in words; says so where they were erased. */
export function detailsMarkup({ payload }: AuditLine, locale: Locale): Markup {
  const t = words(locale);
  if (!payload) return markup`${t("audit.erased")}`;
  return markup`${detailsOf(payload).map((detail) => {
    const name = wordsOr(t, `audit.fields.${detail.key}`, wordsOr(t, `eventDesk.fields.${detail.key}`, detail.key));
    return markup`<div><span class="sub">${name}:</span> ${sayDetail(t, locale, detail)}</div>`;
  })}`;
}

function sayDetail(t: Words, locale: string, detail: Detail): string {
  const say = (value: unknown) => sayValue(t, locale, { key: detail.key, value });
  if ("value" in detail) return say(detail.value);
  return t("audit.change", { before: say(detail.before), after: say(detail.after) });
}

// Which file says nothing to a reader: its name was not kept, and it is under seal.
const fileKeys = new Set(["photoId", "letterId", "scanId"]);

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

const formats = new Map<string, { number: Intl.NumberFormat; moment: Intl.DateTimeFormat }>();

/** Making a format takes a hundred times longer than using one. */
function formatsOf(locale: string) {
  const known = formats.get(locale) ?? {
    number: new Intl.NumberFormat(locale),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }),
  };
  formats.set(locale, known);
  return known;
}

function sayValue(t: Words, locale: string, { key, value }: { key: string; value: unknown }): string {
  if (value === null || value === undefined || value === "") return t("audit.nothing");
  if (Array.isArray(value) && value.length === 0 && key === "events") return t("audit.allEvents");
  if (Array.isArray(value)) return value.map((each) => sayValue(t, locale, { key, value: each })).join(", ");
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  if (typeof value === "number") return formatsOf(locale).number.format(key === "entrySlot" ? value + 1 : value);
  if (typeof value !== "string") return JSON.stringify(value);
  if (fileKeys.has(key)) return t("audit.file");
  if (instant.test(value)) return `${formatsOf(locale).moment.format(new Date(value))} UTC`;
  const place = worded[key];
  return place ? wordsOr(t, `${place}.${value}`, value) : value;
}

/** Where the words of a field's values are; of all other fields the value is what somebody wrote. */
const worded: Readonly<Record<string, string>> = {
  state: "audit.values",
  from: "audit.values",
  returnedFrom: "audit.values",
  recommendation: "audit.values",
  role: "audit.values",
  account: "audit.values",
  vetting: "audit.values",
  pair: "audit.values",
  factor: "audit.values",
  section: "audit.values",
  channel: "entry.channels",
  consentBasis: "audit.values",
  missing: "entry.gaps",
  wrong: "entry.gaps",
  audience: "audit.values",
  status: "eventDesk.states",
  sections: "audit.values",
  format: "audit.values",
  only: "audit.values",
  language: "audit.values",
  columns: "lists.column",
  kind: "outbox.kinds",
  outletKind: "outlets.kinds",
  photoAsked: "eventDesk.form.wish",
  letterAsked: "eventDesk.form.wish",
  file: "audit.values",
};

/** Keys that are known to lead to a text. */
const texts = new Set<string>();

/** Names come from the database: only plain ones are looked up, and only where they lead to a text. */
function wordsOr(t: Words, key: string, otherwise: string): string {
  if (!texts.has(key)) {
    const known = /^[a-zA-Z.]+$/.test(key) && t.has(key as Key) && typeof t.raw(key as Key) === "string";
    if (!known) return otherwise;
    texts.add(key);
  }
  return t(key as Key);
}
