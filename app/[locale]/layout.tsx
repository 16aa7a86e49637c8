import "@/app/styles/base.css";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ErrorTextsProvider } from "@/app/_ui/error-texts";
import { routing } from "@/i18n/routing";
import { env } from "@/lib/env";

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Titles of pages: give `title: t("…")` in generateMetadata and the site's name follows it. */
export async function generateMetadata({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const t = await getTranslations({ locale, namespace: "common" });
  return {
    metadataBase: new URL(env().PUBLIC_URL),
    title: { default: t("site.title"), template: t("site.titled", { page: "%s" }) },
    description: t("site.description"),
    // Personal pages are most of the site; the event pages ask to be indexed themselves.
    robots: { index: false, follow: false },
    referrer: "no-referrer",
    formatDetection: { telephone: false, date: false, email: false, address: false },
  };
}

/**
 * The document of every page. It renders per request, since each response carries its own CSP nonce, and it protects
 * nothing: pages and actions ask for permission themselves. No messages go to the browser from here:
 * hand texts to client components as props, or wrap them in a NextIntlClientProvider with the few that they need.
 */
export default async function RootLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  await connection();
  const t = await getTranslations({ locale, namespace: "common" });
  const texts = {
    title: t("error.title"),
    text: t("error.text"),
    retry: t("error.retry"),
    home: t("error.home"),
    homeHref: `/${locale}`,
    digest: t("error.digest", { digest: "{digest}" }),
  };
  return (
    <html lang={locale}>
      <body>
        {env().TRYOUT && (
          <aside className="demo" aria-label={t("site.demoLabel")}>
            {t("site.demo")}
          </aside>
        )}
        <ErrorTextsProvider texts={texts}>{children}</ErrorTextsProvider>
      </body>
    </html>
  );
}
