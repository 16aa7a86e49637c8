"use client";

import { useTranslations } from "next-intl";
import { Checkbox, Radios, Select } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { FieldSet } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { entryBases } from "@/lib/entry/types";
import { countryOptions } from "../../../(public)/apply/[slug]/countries";
import { DateQuestion } from "../../../(public)/apply/[slug]/date-question";
import { Suggest } from "../../../(public)/apply/[slug]/pages/person";
import type { Questions } from "../../../(public)/apply/[slug]/step-form";
import type { JourneyPage } from "../../../(public)/apply/[slug]/use-journey";
import { EntryForm } from "./entry-form";

type Props = {
  page: JourneyPage;
  foreign: boolean;
  countries: string;
  /** The legal basis on which the host waives the ministry's accreditation; null where it does not. */
  waiver: string | null;
  consentHint: string;
  /** Something else on the page was asked for: the hands are elsewhere. */
  aside: boolean;
};

/** A person of a sheet, on one page, in the order in which sheets have it. The first field waits for the hands. */
export function PersonForm({ page, ...asked }: Props) {
  const t = useTranslations("entry.person");
  return (
    <EntryForm
      page={page}
      submit={{ text: t("submit"), busy: t("busy") }}
      beside={
        <SubmitButton kind="desk" name="unfinished" value="yes">
          {t("unfinished")}
        </SubmitButton>
      }
    >
      {(questions) => (
        <>
          <Names {...questions} foreign={asked.foreign} first={page.problems.length === 0 && !asked.aside} />
          <Birth {...questions} />
          <Document {...questions} {...asked} />
          {asked.foreign && <Ministry {...questions} {...asked} />}
          <Contact {...questions} />
          <FieldSet legend={t("consent")} hint={asked.consentHint}>
            <Radios
              name="consentBasis"
              label={t("consentBasis")}
              {...questions.error("consentBasis")}
              value={questions.value("consentBasis")}
              options={entryBases.map((basis) => ({ value: basis, label: t(`bases.${basis}`) }))}
            />
          </FieldSet>
        </>
      )}
    </EntryForm>
  );
}

const three = "grid gap-x-6 md:grid-cols-3";
const latin = ["familyLat", "givenLat", "patronymicLat"] as const;
const russian = ["familyRu", "givenRu", "patronymicRu"] as const;

function Names({ foreign, first, field, value, journey }: Questions & { foreign: boolean; first: boolean }) {
  const t = useTranslations("apply.person");
  const spelling = (names: readonly (typeof latin | typeof russian)[number][], { own }: { own: boolean }) => (
    <div className={three}>
      {names.map((name, at) => (
        <Field
          key={name}
          {...field(name)}
          label={t(own || name.endsWith("Lat") ? name : `${name as (typeof russian)[number]}Of`)}
          lang={name.endsWith("Ru") ? "ru" : undefined}
          autoComplete="off"
          // The hands are on the keys: the next person begins where the last one ended.
          autoFocus={own && at === 0 && first}
        />
      ))}
    </div>
  );
  return (
    <FieldSet legend={foreign ? t("latin") : t("name")}>
      {spelling(foreign ? latin : russian, { own: true })}
      <div className="flex flex-wrap gap-x-8">
        <Checkbox
          name="noPatronymic"
          label={t(foreign ? "noPatronymicLat" : "noPatronymic")}
          defaultChecked={value("noPatronymic") === "yes"}
        />
        <Checkbox name="mononym" label={t("mononym")} defaultChecked={value("mononym") === "yes"} />
      </div>
      {foreign && (
        <>
          {spelling(russian, { own: false })}
          <Suggest fields={russian} journey={journey} text={t("suggestRu")} />
        </>
      )}
    </FieldSet>
  );
}

function Birth({ field, journey }: Questions) {
  const t = useTranslations("apply.person");
  return (
    <FieldSet legend={t("work")}>
      <div className="grid gap-x-6 md:grid-cols-[1fr_auto_1fr]">
        <Field {...field("position")} label={t("position")} autoComplete="off" />
        <DateQuestion name="birth" label={t("birth")} journey={journey} autoComplete="off" />
        <Field {...field("birthPlace")} label={t("birthPlace")} autoComplete="off" />
      </div>
    </FieldSet>
  );
}

function Document({ field, error, value, foreign, countries }: Questions & Omit<Props, "page">) {
  const t = useTranslations("apply.document");
  const entry = useTranslations("entry.person");
  const form = useTranslations("apply.form");
  const kinds = foreign
    ? (["foreign", "internal", "travel", "other"] as const)
    : (["internal", "travel", "foreign", "other"] as const);
  return (
    <FieldSet legend={entry("document")}>
      <div className={foreign ? three : `${three} asks-citizenship`}>
        <Radios
          name="documentKind"
          label={t("documentKind")}
          {...error("documentKind")}
          value={value("documentKind")}
          options={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
        />
        <Field
          {...field("documentNumber")}
          label={t("documentNumber")}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <div className="citizenship">
          <Select
            name="citizenship"
            label={t("citizenship")}
            {...error("citizenship")}
            defaultValue={value("citizenship")}
            empty={form("choose")}
            options={[...countryOptions(countries), { value: "XX", label: t("stateless") }]}
            autoComplete="off"
          />
        </div>
      </div>
    </FieldSet>
  );
}

function Ministry({ journey, field, error, value, waiver }: Questions & Omit<Props, "page">) {
  const t = useTranslations("apply.document");
  const entry = useTranslations("entry.person");
  return (
    <FieldSet legend={t("mfa")}>
      <Radios
        name="mfaState"
        label={<span className="vh">{t("mfa")}</span>}
        {...error("mfaState")}
        value={value("mfaState")}
        options={[
          {
            value: "number",
            label: entry("mfaNumberGiven"),
            children: (
              <div className={three}>
                <Field {...field("mfaNumber")} label={t("mfaNumber")} autoComplete="off" />
                <DateQuestion name="mfaExpiry" label={t("mfaExpiry")} journey={journey} />
              </div>
            ),
          },
          { value: "pending", label: t("pending") },
          ...(waiver === null ? [] : [{ value: "waived", label: t("waived"), hint: waiver }]),
        ]}
      />
    </FieldSet>
  );
}

function Contact({ field }: Questions) {
  const t = useTranslations("apply.contact");
  const entry = useTranslations("entry.person");
  const form = useTranslations("apply.form");
  return (
    <FieldSet legend={entry("contact")} hint={entry("contactHint")}>
      <div className={three}>
        <Field
          {...field("email")}
          inputMode="email"
          label={t("email")}
          optional={form("optional")}
          autoComplete="off"
        />
        <Field {...field("phone")} type="tel" label={t("phone")} optional={form("optional")} autoComplete="off" />
      </div>
    </FieldSet>
  );
}
