import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { NoSuchPage, noSuchPageMetadata } from "@/app/[locale]/no-such-page";
import { sayDay } from "@/lib/event/moment";
import { findPublicEvent } from "@/lib/event/queries";
import { publicAddress } from "../../public-address";
import { EventView } from "./event-view";

type Props = { params: Promise<{ locale: string; slug: string }> };

const find = cache(findPublicEvent);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const event = await find(slug);
  if (!event) return noSuchPageMetadata();
  const t = await getTranslations("events");
  const language = locale === "en" ? "en" : "ru";
  const saying = { timeZone: event.timeZone, locale: language } as const;
  return {
    title: event.title[language],
    description: t("page.description", {
      title: event.title[language],
      when: sayDay(event.startsAt, { ...saying, year: true }),
      place: t("list.place", { city: event.city[language], venue: event.venue[language] }),
    }),
    ...publicAddress(language, `/events/${slug}`),
  };
}

/** An event, for everybody. */
export default async function EventPage({ params }: Props) {
  const { locale: language, slug } = await params;
  const event = await find(slug);
  if (!event) return <NoSuchPage />;
  const locale = language === "en" ? "en" : "ru";
  const applyHref = `/${locale}/apply/${slug}/outlet`;
  return <EventView event={event} locale={locale} now={new Date()} path={`/events/${slug}`} applyHref={applyHref} />;
}
