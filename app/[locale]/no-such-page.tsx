import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { markNotFound } from "@/lib/front/answer-status";

/** An address that is no page, or a thing that this visitor may not know of: both read the same, and answer 404. */
export function NoSuchPage() {
  markNotFound();
  return <NotFoundWords />;
}

/** Its words alone. Next renders its not-found boundary beside every page, so the boundary must not mark the answer. */
export async function NotFoundWords() {
  const t = await getTranslations("common");
  const locale = await getLocale();
  return (
    <main className="failure" id="main">
      <h1>{t("notFound.title")}</h1>
      <p>{t("notFound.text")}</p>
      <p>
        <a href={`/${locale}`}>{t("notFound.home")}</a>
      </p>
    </main>
  );
}

/** The metadata that goes with it. */
export async function noSuchPageMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: t("notFound.title") };
}
