import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { BackLink } from "@/app/_ui/page";
import { EventView } from "@/app/[locale]/(public)/events/[slug]/event-view";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import type { Locale } from "@/i18n/routing";
import { readManagedEvent } from "@/lib/event/desk/queries";
import { publicEvent } from "@/lib/event/rules";
import { publicStatuses } from "@/lib/event/status";
import { findActor } from "@/lib/session";

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("eventDesk.preview");
  return { title: t("title"), robots: { index: false } };
}

/** An event as applicants see it, or will once it is published; for the desk alone. The switch of languages stays here. */
export default async function PreviewPage({ params }: Props) {
  const actor = await findActor("event.read");
  if (!actor) return <NoSuchPage />;
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations("eventDesk")]);
  const event = await readManagedEvent(actor, slug);
  if (!event) return <NoSuchPage />;
  const status = publicStatuses.find((each) => each === event.status);
  return (
    <EventView
      event={publicEvent(event.fields, { status: status ?? "published", notice: event.notice })}
      locale={locale}
      now={new Date()}
      path={`/desk/events/${slug}/preview`}
      applyHref="#main"
      above={
        <Notice id="preview" kind="wait" title={t("preview.title")}>
          <p>
            {t("preview.text", { state: t(`states.${event.status}`) })} {!status && t("preview.asIf")}
          </p>
          <BackLink href={`/${locale}/desk/events/${slug}`}>{t("preview.back")}</BackLink>
        </Notice>
      }
    />
  );
}
