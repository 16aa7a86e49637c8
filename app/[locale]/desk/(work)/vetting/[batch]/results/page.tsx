import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { findActor } from "@/lib/session";
import { readBatch } from "@/lib/vetting/queries";
import { VettingTexts } from "../../texts";
import { ResultsForm } from "./results-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("vetting.results");
  return { title: t("title") };
}

/** Results of a whole batch, as they came back: shown row by row, then applied all together. */
export default async function ResultsPage({ params }: { params: Promise<{ batch: string }> }) {
  const actor = await findActor("vetting.answer");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { batch: id }] = await Promise.all([getTranslations("vetting"), getLocale(), params]);
  const read = await readBatch(actor, { id, onlyOpen: true, after: null });
  if (!read) return <NoSuchPage />;
  const { number } = read.batch;
  return (
    <main className="desk-main" id="main">
      <BackLink href={`/${locale}/desk/vetting/${id}`}>{t("back", { number })}</BackLink>
      <h1>{t("results.title")}</h1>
      <p className="mt-1">
        {t("batch", { number })}, {read.event.title[locale]}
      </p>
      <VettingTexts>
        <ResultsForm batch={id} locale={locale} />
      </VettingTexts>
    </main>
  );
}
