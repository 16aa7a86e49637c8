"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Option, Radios, Select } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { countryOptions } from "../countries";
import { StepForm } from "../step-form";
import type { JourneyPage } from "../use-journey";

/** The kinds of media that the event admits: the others are not offered. */
function admitted(page: JourneyPage, options: readonly Option[]): Option[] {
  const { regimes } = page.context;
  return options.filter(({ value }) => !regimes || regimes.some((regime) => regime === value));
}

/** The first page: which outlet, and by whose rules. */
export function OutletPage({ page, countries, foot }: { page: JourneyPage; countries: string; foot: ReactNode }) {
  const t = useTranslations("apply.outlet");
  const form = useTranslations("apply.form");
  const heading = (
    <>
      <h1>{t("h1")}</h1>
      <p className="lead">{t("lead")}</p>
    </>
  );
  return (
    <StepForm page={page} heading={heading}>
      {({ field, error, value }) => (
        <>
          <Radios
            name="regime"
            label={t("regime")}
            hint={t("regimeHint")}
            {...error("regime")}
            value={value("regime")}
            options={admitted(page, [
              { value: "russian", label: t("russian"), hint: t("russianHint") },
              {
                value: "foreign",
                label: t("foreign"),
                hint: t("foreignHint"),
                children: (
                  <Select
                    name="outletCountry"
                    label={t("outletCountry")}
                    hint={t("outletCountryHint")}
                    {...error("outletCountry")}
                    defaultValue={value("outletCountry")}
                    empty={form("choose")}
                    options={countryOptions(countries)}
                    autoComplete="off"
                  />
                ),
              },
            ])}
          />
          <Field
            {...field("outletName")}
            label={t("outletName")}
            hint={t("outletNameHint")}
            autoComplete="organization"
          />
          {foot}
        </>
      )}
    </StepForm>
  );
}
