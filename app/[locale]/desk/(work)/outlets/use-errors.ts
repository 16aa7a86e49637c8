"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/action";
import type { Failure } from "@/lib/result";

/** The words of what is wrong with one field, if anything is. */
export type ErrorOf = (field: string) => string | undefined;

const codes = [
  "nameMissing",
  "nameNoLetters",
  "tooLong",
  "forbidden",
  "aliasesTooMany",
  "countryMissing",
  "kindMissing",
  "outletMissing",
  "gone",
  "merged",
  "alreadyMatched",
  "mergedAlready",
  "sameOutlet",
  "changedMeanwhile",
  "conflict",
  "notAllowed",
] as const;

/** The words of a form's failures; what these forms never send is told in general words. */
export function useErrors({ errors = [] }: FormState) {
  const t = useTranslations("outlets.errors");
  const textOf = ({ code, params }: Failure) => {
    if (code === "outlets.exists") return t("exists", { name: String(params?.name ?? "") });
    if (code === "staff.signedOut") return t("signedOut");
    if (code === "staff.notAllowed") return t("notAllowed");
    return t(codes.find((each) => code === `outlets.${each}`) ?? "unexpected");
  };
  const items = errors.map((error) => ({ ...(error.field && { field: error.field }), text: textOf(error) }));
  const errorOf: ErrorOf = (field) => items.find((item) => item.field === field)?.text;
  const conflict = errors.find(({ code }) => code === "outlets.conflict")?.params;
  return { items, errorOf, conflict };
}
