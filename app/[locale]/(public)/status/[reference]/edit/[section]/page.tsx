import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { BackLink, Page } from "@/app/_ui/page";
import { NoSuchPage, noSuchPageMetadata } from "@/app/[locale]/no-such-page";
import { isFileSection, isIdentity, lockedBy, type Section, sections, sectionsOf } from "@/lib/application/correction";
import type { ApplicantView } from "@/lib/application/queries";
import { statedAnswers } from "@/lib/application/stated";
import { ownContext } from "@/lib/application/terms";
import type { Locale } from "@/lib/application/types";
import type { EventOfApplicant } from "@/lib/apply/queries";
import { countryLine } from "../../../../apply/[slug]/countries";
import type { JourneyPage } from "../../../../apply/[slug]/use-journey";
import { PublicFrame } from "../../../../public-frame";
import { openedApplication } from "../../../applications";
import { correct } from "./actions";
import { FileSection } from "./file-section";
import { SectionForm } from "./section-form";
import { sectionTexts } from "./section-texts";
import "../../../../apply/[slug]/journey.css";

type Props = {
  params: Promise<{ locale: Locale; reference: string; section: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // The form writes its own title, since only it knows of an error.
  return sectionOf((await params).section) ? { title: { absolute: "" } } : noSuchPageMetadata();
}

/** Corrects one section; what is sealed is asked for again, whole. After the deadline or the decision it says so. */
export default async function EditPage({ params, searchParams }: Props) {
  const { locale, reference, section: name } = await params;
  const section = sectionOf(name);
  if (!section) return <NoSuchPage />;
  const now = new Date();
  const { application, event } = (await openedApplication(reference, now)) ?? redirect(`/${locale}/status/find`);
  const back = `/${locale}/status/${application.reference}`;
  if (!sectionsOf(application.regime, application.terms).includes(section)) return <NoSuchPage />;
  const asked = application.asked?.some((question) => question.section === section) ?? false;
  if (!(asked && isFileSection(section)) && isLocked(application, event, now)) redirect(back);
  const [t, form, site, messages] = await Promise.all([
    getTranslations("status.edit"),
    getTranslations("apply.form"),
    getTranslations("common.site"),
    getMessages(),
  ]);
  const decided = application.state === "approved" || application.state === "waitlisted";
  const title = t("title", { section: t(`section.${section}`) });
  const page: JourneyPage = {
    action: correct,
    subject: { kind: "section", section, regime: application.regime },
    locale,
    hidden: { reference, section, locale, version: String(application.version) },
    values: statedAnswers(section, application),
    suggested: [],
    context: ownContext(application, event, now),
    problems: [],
    titles: { plain: site("titled", { page: title }), error: site("titledError", { page: title }) },
  };
  const { apply, status } = messages;
  if (isFileSection(section)) {
    const { error } = await searchParams;
    return (
      <FileSection {...{ application, event, section, locale, title, back, decided, error, titles: page.titles }} />
    );
  }
  return (
    <PublicFrame path={`/status/${reference}/edit/${section}`} current="status" contact={event.contact}>
      <Page margin={<BackLink href={back}>{form("back")}</BackLink>}>
        <NextIntlClientProvider
          messages={{
            apply: { form: apply.form, ...sectionTexts(apply, section) },
            status: { edit: status.edit },
          }}
        >
          <SectionForm
            page={page}
            section={section}
            title={title}
            warning={isIdentity(section) ? (decided ? "decided" : "identity") : null}
            foreign={application.regime === "foreign"}
            back={back}
            countries={section === "outlet" || section === "document" ? countryLine(locale) : ""}
            waiver={application.terms.mfaWaiver?.[locale] ?? null}
          />
        </NextIntlClientProvider>
      </Page>
    </PublicFrame>
  );
}

function isLocked(application: ApplicantView, event: EventOfApplicant, now: Date): boolean {
  const { state, announcedAt: announceAt, late } = application;
  return lockedBy({ state, announceAt, late }, event, now) !== null;
}

function sectionOf(name: string): Section | undefined {
  return sections.find((section) => section === name);
}
