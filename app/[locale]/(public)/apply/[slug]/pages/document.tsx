"use client";

import { useTranslations } from "next-intl";
import { Radios, Select } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { FieldSet } from "@/app/_ui/page";
import { countryOptions } from "../countries";
import { DateQuestion } from "../date-question";
import { type Questions, StepForm } from "../step-form";
import type { JourneyPage } from "../use-journey";

type Document = {
  page: JourneyPage;
  foreign: boolean;
  countries: string;
  /** The legal basis on which the host waives the ministry's accreditation; null where it does not. */
  waiver: string | null;
};

/** The third page: the document at the entrance and, for foreign media, the ministry's accreditation. */
export function DocumentPage({ page, foreign, countries, waiver }: Document) {
  const t = useTranslations("apply.document");
  const heading = (
    <>
      <h1>{t("h1")}</h1>
      <p className="lead">{t("lead")}</p>
    </>
  );
  return (
    <StepForm page={page} heading={heading}>
      {(questions) => (
        <>
          <IdentityDocument {...questions} foreign={foreign} countries={countries} />
          {foreign && <MinistryAccreditation {...questions} waiver={waiver} />}
        </>
      )}
    </StepForm>
  );
}

/** Kind, number, and citizenship where the kind does not tell it. */
export function IdentityDocument({
  field,
  error,
  value,
  foreign,
  countries,
}: Questions & { foreign: boolean; countries: string }) {
  const t = useTranslations("apply.document");
  const form = useTranslations("apply.form");
  const kinds = ["internal", "travel", "foreign", "other"] as const;
  return (
    <div className={foreign ? undefined : "asks-citizenship"}>
      <Radios
        name="documentKind"
        label={t("documentKind")}
        hint={t("documentKindHint")}
        {...error("documentKind")}
        value={value("documentKind")}
        options={(foreign ? (["foreign", "internal", "travel", "other"] as const) : kinds).map((kind) => ({
          value: kind,
          label: t(kind),
          hint: t(`${kind}Hint`),
        }))}
      />
      <Field
        {...field("documentNumber")}
        label={t("documentNumber")}
        hint={t("documentNumberHint")}
        autoComplete="off"
        autoCapitalize="characters"
      />
      <div className="citizenship">
        <Select
          name="citizenship"
          label={t("citizenship")}
          hint={t("citizenshipHint")}
          {...error("citizenship")}
          defaultValue={value("citizenship")}
          empty={form("choose")}
          options={[...countryOptions(countries), { value: "XX", label: t("stateless") }]}
          autoComplete="off"
        />
      </div>
    </div>
  );
}

/** The accreditation by the Ministry of Foreign Affairs: its number, or where it stands. */
export function MinistryAccreditation({ journey, field, error, value, waiver }: Questions & { waiver: string | null }) {
  const t = useTranslations("apply.document");
  return (
    <FieldSet legend={t("mfa")} hint={t("mfaHint")}>
      <Radios
        name="mfaState"
        label={<span className="vh">{t("mfa")}</span>}
        {...error("mfaState")}
        value={value("mfaState")}
        options={[
          {
            value: "number",
            label: t("number"),
            children: (
              <>
                <Field {...field("mfaNumber")} label={t("mfaNumber")} hint={t("mfaNumberHint")} autoComplete="off" />
                <DateQuestion name="mfaExpiry" label={t("mfaExpiry")} hint={t("mfaExpiryHint")} journey={journey} />
              </>
            ),
          },
          { value: "pending", label: t("pending"), hint: t("pendingHint") },
          ...(waiver === null ? [] : [{ value: "waived", label: t("waived"), hint: waiver }]),
        ]}
      />
    </FieldSet>
  );
}
