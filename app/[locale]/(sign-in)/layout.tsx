import "@/app/styles/public.css";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch, Masthead } from "@/app/_ui/masthead";
import { localeNames, otherLocale } from "@/i18n/routing";

// Under "no-referrer" browsers send a form posted without script with "Origin: null", which no action may accept
// (security: every mutation with a null Origin is refused). Addresses here name nobody.
export const metadata: Metadata = { referrer: "strict-origin" };

/** The frame of the pages that let staff in: the desk's own navigation is for those who are in. It protects nothing. */
export default async function SignInLayout({ children }: { children: ReactNode }) {
  const [t, locale, { staff }] = await Promise.all([getTranslations("common"), getLocale(), getMessages()]);
  const other = otherLocale(locale);
  return (
    <>
      <Masthead
        home={`/${locale}`}
        office={t("site.office")}
        navLabel={t("nav.label")}
        places={[{ href: `/${locale}`, text: t("nav.events") }]}
        language={<LanguageSwitch code={other} name={localeNames[other]} href={`/${other}/desk`} />}
      />
      <main className="wrap" id="main">
        <NextIntlClientProvider
          messages={{ staff: { errors: staff.errors, summary: staff.summary, errorPrefix: staff.errorPrefix } }}
        >
          {children}
        </NextIntlClientProvider>
      </main>
    </>
  );
}
