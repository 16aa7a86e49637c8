"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/action";

const codes = [
  "notFound",
  "changedElsewhere",
  "birthDateAgain",
  "familyRequired",
  "birthDateWrong",
  "reasonRequired",
  "sourceRequired",
  "expiryRequired",
  "expiryPast",
  "noteRequired",
  "tooLong",
  "forbidden",
  "notAllowed",
  "signedOut",
] as const;

const fields: Readonly<Record<string, string>> = {
  "stopList.familyRequired": "family",
  "stopList.expiryPast": "expiresOn",
  "stopList.birthDateAgain": "birthDate",
};

/** The words of a form's failures, each with its field; what these forms never send is told in general words. */
export function useErrors({ errors = [] }: FormState) {
  const t = useTranslations("stopList.errors");
  const items = errors.map(({ code, params, field = fields[code] }) => ({
    ...(field && { field }),
    text: t(codes.find((each) => code === `stopList.${each}` || code === `staff.${each}`) ?? "unexpected", {
      by: String(params?.by ?? ""),
    }),
  }));
  return { items, errorOf: (field: string) => items.find((item) => item.field === field)?.text };
}
