"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/action";
import type { Failure } from "@/lib/result";

const codes = [
  "notFound",
  "notAsked",
  "nobody",
  "conflict",
  "expired",
  "over",
  "notFromHere",
  "resultRequired",
  "reasonRequired",
  "dataRequired",
  "noteTooLong",
  "noRows",
  "textTooLong",
  "noFile",
  "fileKind",
  "fileTooLarge",
  "notAllowed",
  "signedOut",
] as const;

const fields: Readonly<Record<string, string>> = {
  "vetting.reasonRequired": "note",
  "vetting.dataRequired": "note",
  "vetting.noRows": "text",
};

/** The words of a form's failures, each with the field that it belongs to; what these forms never send in general words. */
export function useErrors({ errors = [] }: FormState) {
  const t = useTranslations("vetting.errors");
  const textOf = ({ code }: Failure) =>
    t(codes.find((each) => code === `vetting.${each}` || code === `staff.${each}`) ?? "unexpected");
  const items = errors.map((error) => {
    const field = error.field ?? fields[error.code];
    return { ...(field && { field }), text: textOf(error) };
  });
  return { items, errorOf: (field: string) => items.find((item) => item.field === field)?.text };
}
