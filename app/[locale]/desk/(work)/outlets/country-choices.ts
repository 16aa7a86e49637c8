import { countryCodes } from "@/lib/application/country";
import { country } from "../words";

/** Countries to choose from, in the alphabet of the page's language. */
export function countryChoices(locale: "ru" | "en"): { value: string; label: string }[] {
  const compare = new Intl.Collator(locale).compare;
  return countryCodes
    .map((value) => ({ value, label: country(value, locale) }))
    .sort((a, b) => compare(a.label, b.label));
}
