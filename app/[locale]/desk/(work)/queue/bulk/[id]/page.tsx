import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { single } from "@/lib/application/filter";
import { readBatch } from "@/lib/review/bulk/queries";
import { batchSize, deedKinds } from "@/lib/review/bulk/types";
import { readDeskEvent } from "@/lib/review/queue/queries";
import { readWay, type Way, wayText } from "@/lib/review/queue/way";
import { findActor } from "@/lib/session";
import { Preview } from "./preview";
import { Results } from "./results";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review.bulk");
  return { title: t("title") };
}

/** A batch of applications: what would happen to each, and once it was run, what did. `?deed=` says what is asked. */
export default async function BulkPage({ params, searchParams }: Props) {
  const actor = await findActor("application.review");
  if (!actor) return <NoSuchPage />;
  const [{ id }, query, locale, messages, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getMessages(),
    getTranslations("review"),
  ]);
  const batch = await readBatch(actor, id);
  const event = batch && (await readDeskEvent(actor, batch.eventSlug));
  if (!batch || !event) return <NoSuchPage />;
  const way: Way = { ...readWay(query), event: event.slug, done: 0, last: null };
  const asked = deedKinds.find((kind) => kind === single(query.deed)) ?? null;
  const { bulk, decide } = messages.review;
  return (
    <NextIntlClientProvider messages={{ review: { bulk, decide } }}>
      <main className="desk-main bulk-page" id="main">
        <p className="crumb">
          <a className={`${buttonClass("desk bare")} -ml-2`} href={`/${locale}/desk/queue?${wayText(way)}`}>
            <Icon name="back" />
            {t("person.back")}
          </a>
          <span className="meta">{locale === "ru" ? event.titleRu : event.titleEn}</span>
        </p>
        {batch.more && <p className="more">{t("bulk.more", { count: batchSize })}</p>}
        {batch.ranAt ? (
          <Results batch={batch} event={event} way={way} locale={locale} />
        ) : (
          <Preview batch={batch} event={event} way={way} locale={locale} actor={actor} asked={asked} />
        )}
      </main>
    </NextIntlClientProvider>
  );
}
