"use client";

import { useTranslations } from "next-intl";
import { Textarea } from "@/app/_ui/choice";
import { longestWords, wordsField } from "@/lib/application/clarification/rules";
import type { Question } from "@/lib/application/clarification/types";
import type { Locale } from "@/lib/application/types";
import { StepForm } from "../../../apply/[slug]/step-form";
import type { JourneyPage } from "../../../apply/[slug]/use-journey";
import { SectionQuestions } from "../edit/[section]/section-questions";

export type AnswerTexts = {
  page: JourneyPage;
  questions: readonly Question[];
  /** The language of the questions: the applicant's. */
  lang: Locale;
  foreign: boolean;
  countries: string;
  waiver: string | null;
  /** Under which address a file is replaced; null where the desk enters the answer. */
  files: string | null;
};

/** What was asked, each with the fields that it is about and room for words. Works as a plain form, too. */
export function AnswerForm({ page, questions: asked, lang, foreign, countries, waiver, files }: AnswerTexts) {
  const t = useTranslations("status.answer");
  const edit = useTranslations("status.edit");
  return (
    <StepForm
      page={page}
      heading={null}
      submit={{ text: t("submit"), busy: t("busy"), beside: null }}
      failed={{ title: edit("elsewhereTitle"), text: t("elsewhere") }}
    >
      {(questions) =>
        asked.map(({ section, text }) => {
          const words = wordsField(section);
          return (
            <section className="asked" key={section} aria-labelledby={`${section}-asked`}>
              <h2 id={`${section}-asked`}>{t(`sections.${section}`)}</h2>
              <blockquote lang={lang}>{text}</blockquote>
              {section === "document" && <p className="after">{t("document")}</p>}
              <SectionQuestions
                section={section}
                questions={questions}
                foreign={foreign}
                countries={countries}
                waiver={waiver}
                materials={page.context.materials}
                files={files === null ? null : { at: files, words: t("replaceFile") }}
              />
              <Textarea
                name={words}
                label={t("words")}
                hint={t("wordsHint")}
                optional={t("optional")}
                {...questions.error(words)}
                defaultValue={questions.value(words)}
                maxLength={longestWords}
                rows={3}
              />
            </section>
          );
        })
      }
    </StepForm>
  );
}
