"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { Icon } from "@/app/_ui/icon";
import { FieldSet } from "@/app/_ui/page";
import { sourceOf } from "@/lib/apply/rules";
import { DateQuestion } from "../date-question";
import { type Questions, StepForm } from "../step-form";
import type { JourneyPage } from "../use-journey";

const latin = ["familyLat", "givenLat", "patronymicLat"] as const;
const russian = ["familyRu", "givenRu", "patronymicRu"] as const;

/** The second page: who it is, in one spelling or in two. */
export function PersonPage({ page, foreign, outlet }: { page: JourneyPage; foreign: boolean; outlet: string }) {
  const t = useTranslations("apply.person");
  const heading = (
    <>
      <h1>{t("h1")}</h1>
      <p className="lead">{t("lead", { outlet })}</p>
    </>
  );
  return (
    <StepForm page={page} heading={heading}>
      {(questions) => (
        <>
          {foreign ? <BothNames {...questions} /> : <RussianName {...questions} />}
          <FieldSet legend={t("work")} hint={t("workHint")}>
            <Field
              {...questions.field("position")}
              label={t("position")}
              hint={t("positionHint")}
              autoComplete="organization-title"
            />
            <BirthDate {...questions} />
            <Field
              {...questions.field("birthPlace")}
              label={t("birthPlace")}
              hint={t("birthPlaceHint")}
              autoComplete="off"
            />
          </FieldSet>
        </>
      )}
    </StepForm>
  );
}

/** A name in Cyrillic letters, as Russian media state it. */
export function RussianName({ field, value }: Questions) {
  const t = useTranslations("apply.person");
  return (
    <FieldSet legend={t("name")} hint={t("nameHint")}>
      <Field {...field("familyRu")} label={t("familyRu")} autoComplete="family-name" />
      <Field {...field("givenRu")} label={t("givenRu")} autoComplete="given-name">
        <Checkbox
          name="mononym"
          label={t("mononym")}
          hint={t("mononymHint")}
          defaultChecked={value("mononym") === "yes"}
        />
      </Field>
      <Field {...field("patronymicRu")} label={t("patronymicRu")} autoComplete="additional-name">
        <Checkbox name="noPatronymic" label={t("noPatronymic")} defaultChecked={value("noPatronymic") === "yes"} />
      </Field>
    </FieldSet>
  );
}

/** A name in Latin letters and in Russian spelling, either suggested from the other. */
export function BothNames(questions: Questions) {
  const t = useTranslations("apply.person");
  const form = useTranslations("apply.form");
  const { value, journey } = questions;
  const field = (name: string) => {
    const source = journey.typedIn(sourceOf(name) ?? "");
    const made = questions.field(name);
    return { ...made, note: made.suggested ? form("suggested", { source }) : undefined };
  };
  return (
    <>
      <FieldSet legend={t("latin")} hint={t("latinHint")}>
        <Field {...field("familyLat")} label={t("familyLat")} autoComplete="family-name" />
        <Field {...field("givenLat")} label={t("givenLat")} autoComplete="given-name">
          <Checkbox
            name="mononym"
            label={t("mononym")}
            hint={t("mononymHint")}
            defaultChecked={value("mononym") === "yes"}
          />
        </Field>
        <Field
          {...field("patronymicLat")}
          label={t("patronymicLat")}
          hint={t("patronymicLatHint")}
          autoComplete="additional-name"
        >
          <Checkbox name="noPatronymic" label={t("noPatronymicLat")} defaultChecked={value("noPatronymic") === "yes"} />
        </Field>
        {value("familyRu") && !value("familyLat") && (
          <Suggest fields={latin} journey={journey} text={t("suggestLat")} />
        )}
      </FieldSet>
      <FieldSet legend={t("russian")} hint={t("russianHint")}>
        <Suggest fields={russian} journey={journey} text={t("suggestRu")} />
        <Field {...field("familyRu")} label={t("familyRuOf")} lang="ru" autoComplete="off" />
        <Field {...field("givenRu")} label={t("givenRuOf")} lang="ru" autoComplete="off" />
        <Field {...field("patronymicRu")} label={t("patronymicRuOf")} lang="ru" autoComplete="off" />
      </FieldSet>
    </>
  );
}

/** Fills the empty fields of one script from the other; with script at once, without it by a post. */
export function Suggest({
  fields,
  journey,
  text,
}: {
  fields: readonly string[];
  journey: Questions["journey"];
  text: string;
}) {
  return (
    <p className="suggest">
      <button
        className="linkbtn"
        type={journey.scripted ? "button" : "submit"}
        name="suggest"
        value={fields.join(" ")}
        onClick={journey.scripted ? () => void journey.suggest(fields) : undefined}
      >
        <Icon name="swap" />
        {text}
      </button>
    </p>
  );
}

/** A birth date in three fields; the person's own, so browsers may fill it in. */
export function BirthDate({ journey }: Questions) {
  const t = useTranslations("apply.person");
  return <DateQuestion name="birth" label={t("birth")} hint={t("birthHint")} journey={journey} autoComplete="bday" />;
}
