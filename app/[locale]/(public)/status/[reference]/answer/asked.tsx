import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import type { Messages } from "@/i18n/messages";
import type { Question } from "@/lib/application/clarification/types";
import { type OpenlyStated, statedAnswers } from "@/lib/application/stated";
import { ownContext } from "@/lib/application/terms";
import type { Answers, Locale, Regime } from "@/lib/application/types";
import type { EventOfJourney } from "@/lib/apply/queries";
import type { Asked as EventAsked } from "@/lib/event/types";
import { countryLine } from "../../../apply/[slug]/countries";
import type { JourneyPage } from "../../../apply/[slug]/use-journey";
import type { Opened } from "../../applications";
import { sectionTexts } from "../edit/[section]/section-texts";
import { answer } from "./actions";
import { AnswerForm } from "./answer-form";

/** What the desk asks, with the fields to correct; also after the deadline. */
export async function Asked({
  opened: { application, event },
  asked,
  locale,
  now,
}: {
  opened: Opened;
  asked: readonly Question[];
  locale: Locale;
  now: Date;
}) {
  const [t, status, site] = await Promise.all([
    getTranslations("status.clarification"),
    getTranslations("status"),
    getTranslations("common.site"),
  ]);
  const titles = {
    plain: site("titled", { page: status("title") }),
    error: site("titledError", { page: status("title") }),
  };
  const files = `/${locale}/status/${application.reference}/edit`;
  const hidden = { reference: application.reference, locale, version: String(application.version) };
  return (
    <>
      <Notice id="state" kind="wait" title={t("title")}>
        <p>{t("text", { phone: event.contact.phone })}</p>
      </Notice>
      <AskedForm {...{ action: answer, application, event, asked, locale, now, hidden, titles, files }} />
    </>
  );
}

/** The form of an answer, for its applicant and for whoever enters it for them. */
export async function AskedForm({
  action,
  application,
  event,
  asked,
  locale,
  now,
  hidden,
  titles,
  files = null,
}: {
  action: JourneyPage["action"];
  application: OpenlyStated & { regime: Regime; locale: Locale; consentVersion: string; terms: EventAsked };
  event: Pick<EventOfJourney, "endsAt" | "timeZone">;
  asked: readonly Question[];
  locale: Locale;
  now: Date;
  hidden: Record<string, string>;
  titles: JourneyPage["titles"];
  files?: string | null;
}) {
  const { apply, status } = await getMessages();
  const sections = asked.map(({ section }) => section);
  const values: Answers = Object.assign({}, ...sections.map((section) => statedAnswers(section, application)));
  const texts: Partial<Messages["apply"]> = Object.assign(
    {},
    ...sections.map((section) => sectionTexts(apply, section)),
  );
  const page: JourneyPage = {
    action,
    subject: { kind: "answer", sections, regime: application.regime },
    locale,
    hidden,
    values,
    suggested: [],
    context: ownContext(application, event, now),
    problems: [],
    titles,
  };
  return (
    <NextIntlClientProvider
      messages={{ apply: { form: apply.form, ...texts }, status: { edit: status.edit, answer: status.answer } }}
    >
      <AnswerForm
        page={page}
        questions={asked}
        lang={application.locale}
        foreign={application.regime === "foreign"}
        countries={
          sections.some((section) => section === "outlet" || section === "document") ? countryLine(locale) : ""
        }
        waiver={application.terms.mfaWaiver?.[locale] ?? null}
        files={files}
      />
    </NextIntlClientProvider>
  );
}
