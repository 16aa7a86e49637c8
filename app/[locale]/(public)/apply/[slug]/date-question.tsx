"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateField } from "@/app/_ui/date-field";
import type { Questions } from "./step-form";

/** A date of the form in three fields, `nameDay`, `nameMonth`, `nameYear`; `autoComplete` is "bday" or "off" for all three. */
export function DateQuestion({
  name,
  label,
  hint,
  journey,
  autoComplete,
}: Pick<Questions, "journey"> & { name: string; label: string; hint?: ReactNode; autoComplete?: "bday" | "off" }) {
  const t = useTranslations("apply.form");
  const names = { day: `${name}Day`, month: `${name}Month`, year: `${name}Year` };
  const problem = journey.problems.find(({ field }) => Object.values(names).includes(field));
  const part = (each: keyof typeof names) => ({
    ...journey.input(names[each]),
    label: t(each),
    autoComplete: autoComplete === "bday" ? `bday-${each}` : autoComplete,
    wrong: problem?.field === names[each],
  });
  return (
    <DateField
      name={name}
      label={label}
      hint={hint}
      error={problem?.text}
      errorPrefix={t("errorPrefix")}
      day={part("day")}
      month={part("month")}
      year={part("year")}
    />
  );
}
