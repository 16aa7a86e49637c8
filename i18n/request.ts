import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { _createCache } from "use-intl/core";
import { messages } from "@/i18n/messages";
import { routing } from "@/i18n/routing";

/**
 * Messages once read stay so for this process: next-intl would read and compile those of a page anew for each request,
 * which was a tenth of the queue page's work. Its types do not name this option, which its core has.
 */
const kept: object = { _cache: _createCache() };

/** What next-intl asks for each request: the language of the path and its messages. Zones are always named, never assumed. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  return { locale, messages: messages[locale], timeZone: "UTC", ...kept };
});
