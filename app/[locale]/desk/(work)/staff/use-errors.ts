"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/action";
import type { Failure } from "@/lib/result";

/** The words of what is wrong with one field, if anything is. */
export type ErrorOf = (field: string) => string | undefined;

const codes = [
  "nameMissing",
  "nameTooLong",
  "nameForbidden",
  "inviteEmailMissing",
  "emailMalformed",
  "exists",
  "roleMissing",
  "eventsMissing",
  "eventsNone",
  "languageMissing",
  "ownAccount",
  "lastAdministrator",
  "notFromHere",
  "changedMeanwhile",
  "gone",
  "notAllowed",
  "signedOut",
] as const;

/** The words of a form's failures; what these forms never send is told in general words. */
export function useErrors({ errors = [] }: FormState) {
  const t = useTranslations("staff.errors");
  const textOf = ({ code }: Failure) => t(codes.find((each) => code === `staff.${each}`) ?? "unexpected");
  const items = errors.map((error) => ({ ...(error.field && { field: error.field }), text: textOf(error) }));
  const errorOf: ErrorOf = (field) => items.find((item) => item.field === field)?.text;
  return { items, errorOf };
}
