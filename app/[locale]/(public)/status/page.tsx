import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "@/app/_ui/page";
import type { Locale } from "@/lib/application/types";
import { draftsHere } from "@/lib/apply/session";
import { PublicFrame } from "../public-frame";
import { nameFor } from "./[reference]/full-name";
import { StatusPage } from "./[reference]/status-page";
import { openedApplications } from "./applications";
import { FindForm } from "./find/find-form";
import "../apply/[slug]/journey.css";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("status");
  const now = new Date();
  const opened = await openedApplications(now);
  // A form writes the title itself: the one that asks for an address, and the one that answers the desk.
  const form = opened.length === 0 || (opened.length === 1 && opened[0]?.application.asked);
  return form ? { title: { absolute: "" } } : { title: t("title") };
}

/** «Моя заявка»: the application that is open on this device, a list where there are several, or the way to one. */
export default async function MyApplicationPage({ params }: Props) {
  const { locale } = await params;
  const now = new Date();
  const opened = await openedApplications(now);
  const [only] = opened;
  if (only && opened.length === 1) return <StatusPage opened={only} locale={locale} now={now} />;
  const t = await getTranslations("status");
  return (
    <PublicFrame path="/status" current="status">
      <Page>
        {only ? (
          <>
            <h1>{t("list.h1")}</h1>
            <p className="lead">{t("list.lead")}</p>
            <ul className="mine">
              {opened.map(({ application, event }) => (
                <li key={application.id}>
                  <a href={`/${locale}/status/${application.reference}`}>
                    <span lang={nameFor(application, locale).lang}>{nameFor(application, locale).text}</span>
                  </a>
                  <span>{event.title[locale]}</span>
                  <span>
                    {t(`state.${application.state}`)}, {application.reference}
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <FindForm locale={locale} h1={t("none.h1")} lead={t("none.lead")} />
        )}
        <Drafts locale={locale} />
      </Page>
    </PublicFrame>
  );
}

async function Drafts({ locale }: { locale: Locale }) {
  const [t, drafts] = await Promise.all([getTranslations("status.none"), draftsHere()]);
  if (drafts.length === 0) return null;
  return (
    <section className="then" aria-labelledby="drafts">
      <h2 id="drafts">{t("draftTitle")}</h2>
      <ul className="mine">
        {drafts.map(({ slug, title }) => (
          <li key={slug}>
            <a href={`/${locale}/apply/${slug}/check`}>{t("draft", { event: title[locale] })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
