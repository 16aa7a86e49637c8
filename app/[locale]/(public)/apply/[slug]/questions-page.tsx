import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { FileStep, FormStep } from "@/lib/application/schema";
import { hints, type Step, validateStep } from "@/lib/application/steps";
import type { Answers, ApplicationContext, FieldError, Locale } from "@/lib/application/types";
import { consentText } from "@/lib/apply/consent";
import type { EventOfJourney } from "@/lib/apply/queries";
import { draftDays } from "@/lib/apply/rules";
import type { Draft } from "@/lib/apply/types";
import { sayDay } from "@/lib/event/moment";
import { saveStep } from "./actions";
import { ConsentPaper } from "./consent-paper";
import { countryLine } from "./countries";
import { inWords } from "./in-words";
import { EventFrame, JourneyMargin } from "./journey-frame";
import { ConsentPage } from "./pages/consent";
import { ContactPage } from "./pages/contact";
import { DocumentPage } from "./pages/document";
import { GoodsPage } from "./pages/goods";
import { OutletPage } from "./pages/outlet";
import { PersonPage } from "./pages/person";
import type { JourneyPage } from "./use-journey";
import { Worth } from "./worth";

/** The pages whose answers are typed or chosen; a file's page is a form of its own kind. */
export type QuestionStep = Exclude<FormStep, FileStep>;

type Questions = {
  event: EventOfJourney;
  step: QuestionStep;
  reached: Step;
  locale: Locale;
  draft: Draft | null;
  context: ApplicationContext;
  /** Shown again after a post without script that did not pass. */
  checked: boolean;
  fromCheck: boolean;
};

/** A page that asks: its frame, what was typed before, what is wrong with it, and what is worth a second look. */
export async function QuestionsPage({ event, step, reached, locale, draft, context, checked, fromCheck }: Questions) {
  const answers = draft?.answers ?? {};
  const found = checked ? validateStep(step, answers, context) : null;
  const problems = await inWords(found?.ok === false ? found.error : []);
  const site = await getTranslations("common.site");
  const heading = (await getTranslations("apply"))(`${step}.h1`);
  const page: JourneyPage = {
    action: saveStep,
    subject: { kind: "step", step },
    locale,
    hidden: { event: event.slug, step, locale, ...(fromCheck && { from: "check" }) },
    values: answers,
    suggested: draft?.suggested ?? [],
    context,
    problems,
    titles: { plain: site("titled", { page: heading }), error: site("titledError", { page: heading }) },
  };
  const messages = await getMessages();
  return (
    <EventFrame
      event={event}
      page={step}
      form="journey"
      margin={<JourneyMargin event={event} step={step} reached={reached} fromCheck={fromCheck} />}
    >
      <NextIntlClientProvider messages={{ apply: { form: messages.apply.form, [step]: messages.apply[step] } }}>
        {await questions({ page, step, event, answers })}
      </NextIntlClientProvider>
      <Worth found={await inWords(hintsFor(step, answers, context))} />
    </EventFrame>
  );
}

async function questions(asked: {
  page: JourneyPage;
  step: QuestionStep;
  event: EventOfJourney;
  answers: Answers;
}): Promise<ReactNode> {
  const { page, step, event, answers } = asked;
  const { locale } = page;
  const foreign = answers.regime === "foreign";
  switch (step) {
    case "outlet":
      return <OutletPage page={page} countries={countryLine(locale)} foot={<OutletFoot locale={locale} />} />;
    case "person":
      return <PersonPage page={page} foreign={foreign} outlet={answers.outletName ?? ""} />;
    case "document": {
      const waiver = event.mfaWaiver?.[locale] ?? null;
      return <DocumentPage page={page} foreign={foreign} countries={countryLine(locale)} waiver={waiver} />;
    }
    case "contact":
      return <ContactPage page={page} />;
    case "goods":
      return <GoodsPage page={page} />;
    case "consent": {
      const text = consentText(event.consentVersion, locale, {
        controller: event.controller[locale],
        event: event.title[locale],
        until: sayDay(new Date(`${event.retainUntil}T00:00:00Z`), { timeZone: "UTC", locale, year: true }),
        email: event.contact.email,
      });
      return <ConsentPage page={page} paper={<ConsentPaper text={text} />} statement={text.statement} />;
    }
  }
}

async function OutletFoot({ locale }: { locale: Locale }) {
  const t = await getTranslations("apply");
  return (
    <>
      <p className="quiet">
        {t("outlet.about")} {t("form.draftKept", { days: draftDays })}
      </p>
      <p className="quiet">
        {t.rich("outlet.returning", { link: (words) => <a href={`/${locale}/status/find`}>{words}</a> })}
      </p>
    </>
  );
}

/** Hints about fields of this page. */
function hintsFor(step: QuestionStep, answers: Answers, context: ApplicationContext): FieldError[] {
  return step === "document" ? hints(answers, context) : [];
}
