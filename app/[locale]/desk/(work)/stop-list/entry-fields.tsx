"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";

const fields = ["family", "given", "birthDate", "reason", "source", "expiresOn"] as const;

/** The fields of an entry; `birthDateHint` where the one that is kept cannot be shown. */
export function EntryFields({
  values,
  errorOf,
  birthDateHint,
}: {
  values: Readonly<Record<string, string>>;
  errorOf: (field: string) => string | undefined;
  birthDateHint?: string | undefined;
}) {
  const t = useTranslations("stopList");
  return fields.map((name) => (
    <Field
      key={name}
      name={name}
      label={t(`add.${name}`)}
      hint={(name === "birthDate" && birthDateHint) || t(`add.${name}Hint`)}
      error={errorOf(name)}
      errorPrefix={t("errors.prefix")}
      defaultValue={values[name] ?? ""}
      autoComplete="off"
      spellCheck={false}
    />
  ));
}
