import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { BackLink, Page, Part } from "@/app/_ui/page";
import { NoSuchPage, noSuchPageMetadata } from "@/app/[locale]/no-such-page";
import { sayDay } from "@/lib/event/moment";
import { findPublicEvent } from "@/lib/event/queries";
import { publicAddress } from "../../public-address";
import { PublicFrame } from "../../public-frame";

type Props = { params: Promise<{ locale: string; slug: string }> };

const find = cache(findPublicEvent);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  if (!(await find(slug))) return noSuchPageMetadata();
  const t = await getTranslations("events.privacy");
  return { title: t("title"), ...publicAddress(locale, `/privacy/${slug}`) };
}

/** The privacy notice of an event (152-FZ, article 18.1; GDPR, article 13). The consent is a document of its own, in the form. */
export default async function PrivacyPage({ params }: Props) {
  const { locale: language, slug } = await params;
  const event = await find(slug);
  if (!event) return <NoSuchPage />;
  const locale = language === "en" ? "en" : "ru";
  const t = await getTranslations("events.privacy");
  const phone = () => <span className="nw">{event.contact.phone}</span>;
  const email = () => <a href={`mailto:${event.contact.email}`}>{event.contact.email}</a>;
  // A calendar day, the same in every zone.
  const until = sayDay(new Date(`${event.retainUntil}T12:00:00Z`), { timeZone: "UTC", locale, year: true });
  const parts = [
    { id: "who", title: t("who"), text: t.rich("whoText", { controller: event.controller[locale], phone, email }) },
    { id: "what", title: t("what"), text: t("whatText") },
    { id: "why", title: t("why"), text: t("whyText") },
    { id: "basis", title: t("basis"), text: t("basisText", { version: event.consentVersion }) },
    { id: "access", title: t("access"), text: t("accessText") },
    { id: "where", title: t("where"), text: t("whereText") },
    { id: "cookies", title: t("cookies"), text: t("cookiesText") },
    { id: "until", title: t("until"), text: t("untilText", { when: until }) },
    { id: "rights", title: t("rights"), text: t.rich("rightsText", { email }) },
  ];
  return (
    <PublicFrame path={`/privacy/${slug}`} contact={event.contact} privacy={`/privacy/${slug}`}>
      <Page margin={<BackLink href={`/${locale}/events/${slug}`}>{t("back")}</BackLink>}>
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead", { event: event.title[locale] })}</p>
        {parts.map(({ id, title, text }) => (
          <Part id={id} title={title} key={id}>
            <p>{text}</p>
          </Part>
        ))}
      </Page>
    </PublicFrame>
  );
}
