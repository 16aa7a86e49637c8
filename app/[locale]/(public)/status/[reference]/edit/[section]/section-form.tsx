"use client";

import { useTranslations } from "next-intl";
import type { Section } from "@/lib/application/correction";
import { StepForm } from "../../../../apply/[slug]/step-form";
import type { JourneyPage } from "../../../../apply/[slug]/use-journey";
import { SectionQuestions } from "./section-questions";

type Texts = {
  page: JourneyPage;
  section: Section;
  title: string;
  /** What a change of this section starts: the check again, or the check of what is decided already. */
  warning: "identity" | "decided" | null;
  foreign: boolean;
  back: string;
  countries: string;
  waiver: string | null;
};

/** A section's questions, the same as in the journey, with what it already holds. */
export function SectionForm({ page, section, title, warning, foreign, back, countries, waiver }: Texts) {
  const t = useTranslations("status.edit");
  const heading = (
    <>
      <h1>{title}</h1>
      {warning && <p className="lead">{t(warning)}</p>}
      {section === "document" && <p className="after">{t("document")}</p>}
    </>
  );
  const submit = { text: t("submit"), busy: t("busy"), beside: <a href={back}>{t("cancel")}</a> };
  return (
    <StepForm
      page={page}
      heading={heading}
      submit={submit}
      failed={{ title: t("elsewhereTitle"), text: t("elsewhere") }}
    >
      {(questions) => (
        <SectionQuestions
          section={section}
          questions={questions}
          foreign={foreign}
          countries={countries}
          waiver={waiver}
          materials={page.context.materials}
        />
      )}
    </StepForm>
  );
}
