import { defineRouting } from "next-intl/routing";

/** Both languages, always in the path; "/" goes to the one that the browser asks for, Russian when it asks for neither. */
export const routing = defineRouting({
  locales: ["ru", "en"],
  defaultLocale: "ru",
  localePrefix: "always",
  // The language is in the path and nowhere else: no cookie, so that the same address is the same page for everybody.
  localeCookie: false,
  alternateLinks: false,
});

/** A language of the pages, "ru" or "en". */
export type Locale = (typeof routing.locales)[number];

/** The other one, for the language switch. */
export function otherLocale(locale: Locale): Locale {
  return locale === "ru" ? "en" : "ru";
}

/** Each language's name in itself. */
export const localeNames: Record<Locale, string> = { ru: "Русский", en: "English" };
