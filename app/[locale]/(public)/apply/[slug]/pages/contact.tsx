"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { FieldSet } from "@/app/_ui/page";
import { type Questions, StepForm } from "../step-form";
import type { JourneyPage } from "../use-journey";

/** The fourth page: where letters go, and whom to ask at the editorial office. */
export function ContactPage({ page }: { page: JourneyPage }) {
  const t = useTranslations("apply.contact");
  const heading = (
    <>
      <h1>{t("h1")}</h1>
      <p className="lead">{t("lead")}</p>
    </>
  );
  return (
    <StepForm page={page} heading={heading}>
      {(questions) => <Contacts {...questions} />}
    </StepForm>
  );
}

/** The person's contact and the editorial office's. */
export function Contacts({ field }: Questions) {
  const t = useTranslations("apply.contact");
  const form = useTranslations("apply.form");
  return (
    <>
      <FieldSet legend={t("person")} hint={t("personHint")}>
        <Field {...field("email")} inputMode="email" label={t("email")} hint={t("emailHint")} autoComplete="email" />
        <Field {...field("phone")} type="tel" label={t("phone")} hint={t("phoneHint")} autoComplete="tel" />
      </FieldSet>
      <FieldSet legend={t("editor")} hint={t("editorHint")}>
        <Field
          {...field("editorName")}
          label={t("editorName")}
          hint={t("editorNameHint")}
          optional={form("optional")}
          autoComplete="off"
        />
        <Field {...field("editorEmail")} inputMode="email" label={t("editorEmail")} autoComplete="off" />
        <Field
          {...field("editorPhone")}
          type="tel"
          label={t("editorPhone")}
          hint={t("editorPhoneHint")}
          autoComplete="off"
        />
      </FieldSet>
    </>
  );
}
