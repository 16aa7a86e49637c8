import type { Metadata } from "next";
import { routing } from "@/i18n/routing";

/** For a page that anybody may find: its address, the same page in the other language, and leave to index it. */
export function publicAddress(locale: string, path: string): Metadata {
  return {
    robots: { index: true, follow: true },
    alternates: {
      canonical: `/${locale}${path}`,
      languages: {
        ...Object.fromEntries(routing.locales.map((each) => [each, `/${each}${path}`])),
        "x-default": `/${routing.defaultLocale}${path}`,
      },
    },
  };
}
