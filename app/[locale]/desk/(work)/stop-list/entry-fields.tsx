"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Field } from "@/app/_ui/field";

const fields = ["family", "given", "birthDate", "reason", "source", "expiresOn"] as const;

/** The fields of an entry; where one has a birth date, which cannot be shown, a hint says so and a box can take it out. */
export function EntryFields({
  values,
  errorOf,
  birthDateHint,
  underBirthDate,
}: {
  values: Readonly<Record<string, string>>;
  errorOf: (field: string) => string | undefined;
  birthDateHint?: string | undefined;
  underBirthDate?: ReactNode;
}) {
  const t = useTranslations("stopList");
  return fields.map((name) => (
    <Fragment key={name}>
      <Field
        name={name}
        label={t(`add.${name}`)}
        hint={(name === "birthDate" && birthDateHint) || t(`add.${name}Hint`)}
        error={errorOf(name)}
        errorPrefix={t("errors.prefix")}
        defaultValue={values[name] ?? ""}
        autoComplete="off"
        spellCheck={false}
      />
      {name === "birthDate" && underBirthDate}
    </Fragment>
  ));
}
