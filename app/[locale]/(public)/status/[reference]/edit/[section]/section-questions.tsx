"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { FieldSet } from "@/app/_ui/page";
import type { Section } from "@/lib/application/correction";
import type { ApplicationContext } from "@/lib/application/types";
import { assertNever } from "@/lib/result";
import { countryOptions } from "../../../../apply/[slug]/countries";
import { Contacts } from "../../../../apply/[slug]/pages/contact";
import { IdentityDocument, MinistryAccreditation } from "../../../../apply/[slug]/pages/document";
import { Goods } from "../../../../apply/[slug]/pages/goods";
import { BirthDate, BothNames, RussianName } from "../../../../apply/[slug]/pages/person";
import type { Questions } from "../../../../apply/[slug]/step-form";

type Props = {
  section: Section;
  questions: Questions;
  foreign: boolean;
  countries: string;
  waiver: string | null;
  materials: ApplicationContext["materials"];
  /** Under which address files are replaced, and the words for it; null where they are not. */
  files?: { at: string; words: string } | null;
};

/** The questions of a section, the same as in the journey. */
export function SectionQuestions({ section, questions, foreign, countries, waiver, materials, files }: Props) {
  switch (section) {
    case "outlet":
      return <OutletQuestions {...questions} foreign={foreign} countries={countries} />;
    case "name":
      return foreign ? <BothNames {...questions} /> : <RussianName {...questions} />;
    case "position":
      return <Position {...questions} />;
    case "document":
      return <DocumentQuestions {...questions} foreign={foreign} countries={countries} />;
    case "mfa":
      return <MinistryAccreditation {...questions} waiver={waiver} />;
    case "contact":
      return <Contacts {...questions} />;
    case "goods":
      return <Goods {...questions} materials={materials} />;
    case "photo":
    case "letter":
      return files ? (
        <p>
          <a href={`${files.at}/${section}`}>{files.words}</a>
        </p>
      ) : null;
    default:
      return assertNever(section);
  }
}

function OutletQuestions({
  field,
  error,
  value,
  foreign,
  countries,
}: Questions & { foreign: boolean; countries: string }) {
  const t = useTranslations("apply.outlet");
  const form = useTranslations("apply.form");
  return (
    <>
      <Field {...field("outletName")} label={t("outletName")} hint={t("outletNameHint")} autoComplete="organization" />
      {foreign && (
        <Select
          name="outletCountry"
          label={t("outletCountry")}
          hint={t("outletCountryHint")}
          {...error("outletCountry")}
          defaultValue={value("outletCountry")}
          empty={form("choose")}
          options={countryOptions(countries)}
        />
      )}
    </>
  );
}

function Position({ field }: Questions) {
  const t = useTranslations("apply.person");
  return (
    <Field {...field("position")} label={t("position")} hint={t("positionHint")} autoComplete="organization-title" />
  );
}

function DocumentQuestions({ foreign, countries, ...questions }: Questions & { foreign: boolean; countries: string }) {
  const t = useTranslations("apply.person");
  return (
    <>
      <IdentityDocument {...questions} foreign={foreign} countries={countries} />
      <FieldSet legend={t("birthSet")} hint={t("birthSetHint")}>
        <BirthDate {...questions} />
        <Field
          {...questions.field("birthPlace")}
          label={t("birthPlace")}
          hint={t("birthPlaceHint")}
          autoComplete="off"
        />
      </FieldSet>
    </>
  );
}
