"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/app/_ui/choice";
import { FieldSet } from "@/app/_ui/page";
import { StepForm } from "../step-form";
import type { JourneyPage } from "../use-journey";

/** The fifth page: the consent as a document of its own, and one box. */
export function ConsentPage({
  page,
  paper,
  statement,
}: {
  page: JourneyPage;
  /** The text in full. */
  paper: ReactNode;
  statement: string;
}) {
  const t = useTranslations("apply.consent");
  const version = page.context.consentVersion;
  const heading = (
    <>
      <h1>{t("h1")}</h1>
      <p className="lead">{t("lead")}</p>
      <p className="quiet">{t("version", { version })}</p>
      {paper}
    </>
  );
  return (
    <StepForm page={page} heading={heading}>
      {({ error, value }) => (
        <FieldSet legend={t("your")} hint={t("yourHint")}>
          <input type="hidden" name="consentVersion" value={version} />
          <Checkbox
            name="consent"
            label={statement}
            {...error("consent")}
            defaultChecked={value("consent") === "yes" && value("consentVersion") === version}
          />
        </FieldSet>
      )}
    </StepForm>
  );
}
