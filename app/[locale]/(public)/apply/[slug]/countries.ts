import { countryCodes } from "@/lib/application/country";
import type { Locale } from "@/lib/application/types";

/**
 * Every country as one line, "AT Австрия|AZ Азербайджан|…", named and sorted in the language: the server's names, since
 * a browser's may differ, and short, since they stand in the page twice.
 */
export function countryLine(locale: Locale): string {
  const names = new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  const order = new Intl.Collator(locale);
  return countryCodes
    .map((code) => [code, names.of(code) ?? code] as const)
    .sort(([, a], [, b]) => order.compare(a, b))
    .map(([code, name]) => `${code} ${name}`)
    .join("|");
}

/** The options of a Select from such a line. */
export function countryOptions(line: string): { value: string; label: string }[] {
  return line.split("|").map((entry) => ({ value: entry.slice(0, 2), label: entry.slice(3) }));
}

/** One country's name in a language. */
export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(code) ?? code;
}
