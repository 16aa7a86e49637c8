import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { messages } from "@/i18n/messages";
import { routing } from "@/i18n/routing";

/** What next-intl asks for each request: the language of the path and its messages. Zones are always named, never assumed. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  return { locale, messages: messages[locale], timeZone: "UTC" };
});
