import { matchKey, searchText } from "@/lib/names/match";
import { normalise } from "@/lib/names/normalise";
import type { OutletFields, OutletTitle } from "@/lib/outlet/types";

/**
 * A name as names of outlets are compared: its letters and digits in lower case, ё as е, one space between words.
 * «Северный Телеграф» and "северный телеграф." are one text; another spelling or script is another.
 */
export function outletKey(text: string): string {
  return normalise(text)
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("ё", "е")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join(" ");
}

/** What the register calls an outlet on a page of this language. */
export function titleOf({ nameRu, nameEn }: OutletTitle, locale: "ru" | "en"): string {
  return (locale === "ru" ? (nameRu ?? nameEn) : (nameEn ?? nameRu)) ?? "";
}

/** The same with the other language's name behind it, for whoever knows it by that. */
export function bothNames(outlet: OutletTitle, locale: "ru" | "en"): string {
  const title = titleOf(outlet, locale);
  const other = locale === "ru" ? outlet.nameEn : outlet.nameRu;
  return other === null || other === title ? title : `${title} (${other})`;
}

/** A text that leads to an outlet, as a row keeps it. */
export type NameRow = { text: string; country: string; key: string; match: string; official: boolean };

function nameRow(text: string, country: string, official: boolean): NameRow {
  const key = outletKey(text);
  return { text, country, key, match: matchKey(key), official };
}

const placeOf = ({ key, country }: Pick<NameRow, "key" | "country">) => `${country} ${key}`;

/**
 * All texts that lead to an outlet: its own names in its country, then aliases, each once. What holds no letter and no
 * digit leads nowhere.
 */
export function nameRows(
  { nameRu, nameEn, country }: OutletFields,
  aliases: readonly { text: string; country: string }[],
): NameRow[] {
  const own = [nameRu, nameEn].flatMap((name) => (name === null ? [] : [nameRow(name, country, true)]));
  const other = aliases.map((alias) => nameRow(alias.text, alias.country, false));
  const rows = new Map<string, NameRow>();
  for (const row of [...own, ...other]) if (row.key !== "" && !rows.has(placeOf(row))) rows.set(placeOf(row), row);
  return [...rows.values()];
}

/**
 * The texts of an outlet after its form was saved. A name that it bore before stays an alias, so that whoever still
 * types it is found; an alias goes only where its box is ticked.
 */
export function renamed(
  before: readonly (Pick<NameRow, "text" | "country" | "official"> & { id: string })[],
  after: OutletFields,
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): NameRow[] {
  const kept = before.filter(({ id, official }) => official || !removed.includes(id));
  return nameRows(after, [...kept, ...added.map((text) => ({ text, country: after.country }))]);
}

/** The rows that only the first of the two has. */
export function without<Row extends Pick<NameRow, "key" | "country">>(
  rows: readonly Row[],
  others: readonly Pick<NameRow, "key" | "country">[],
): Row[] {
  const there = new Set(others.map(placeOf));
  return rows.filter((row) => !there.has(placeOf(row)));
}

/** What the register's search reads of an outlet. */
export function outletSearch(rows: readonly Pick<NameRow, "text">[]): string {
  return searchText(rows.map(({ text }) => text));
}

const shown = ["nameRu", "nameEn", "country", "kind", "registration"] as const;

/** Before and after of each of an outlet's own data that differs, as the audit keeps it. */
export function outletChanges(before: OutletFields | null, after: OutletFields) {
  const name = (field: (typeof shown)[number]) => (field === "kind" ? "outletKind" : field);
  return Object.fromEntries(
    shown
      .map((field) => [name(field), { before: before?.[field] ?? null, after: after[field] }] as const)
      .filter(([, change]) => change.before !== change.after),
  );
}
