"use client";

import { useTranslations } from "next-intl";
import { Textarea } from "@/app/_ui/choice";
import type { ApplicationContext } from "@/lib/application/types";
import { type Questions, StepForm } from "../step-form";
import type { JourneyPage } from "../use-journey";

/** The page of what a crew brings along: a list of each kind that the event asks about. */
export function GoodsPage({ page }: { page: JourneyPage }) {
  const t = useTranslations("apply.goods");
  const heading = (
    <>
      <h1>{t("h1")}</h1>
      <p className="lead">{t("lead")}</p>
      <p className="quiet">{t("nothing")}</p>
    </>
  );
  return (
    <StepForm page={page} heading={heading}>
      {(questions) => <Goods {...questions} materials={page.context.materials} />}
    </StepForm>
  );
}

/** The lists that are asked for, a line a thing. */
export function Goods({ error, value, materials }: Questions & Pick<ApplicationContext, "materials">) {
  const t = useTranslations("apply.goods");
  return (["equipment", "vehicles"] as const)
    .filter((name) => materials?.[name])
    .map((name) => (
      <Textarea
        key={name}
        name={name}
        label={t(name)}
        hint={
          <>
            {t(`hints.${name}`)} <span className="block">{t(`examples.${name}`)}</span>
          </>
        }
        {...error(name)}
        defaultValue={value(name)}
        rows={name === "equipment" ? 6 : 2}
        spellCheck={false}
      />
    ));
}
