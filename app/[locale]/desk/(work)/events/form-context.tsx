"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext } from "react";
import type { FormState } from "@/lib/action";
import type { Failure } from "@/lib/result";
import { useEventError } from "./error-text";

type FormFacts = { values: Readonly<Record<string, string>>; errors: readonly Failure[] };

const Facts = createContext<FormFacts>({ values: {}, errors: [] });

/**
 * What the fields of an event's form show: what was typed where something is wrong, else what is saved. A form posted
 * without a box has no field for it, so that typed values stand alone and are not filled up from the saved ones.
 */
export function FormFactsProvider({
  state,
  saved,
  children,
}: {
  state: FormState;
  saved: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  return <Facts value={{ values: state.values ?? saved, errors: state.errors ?? [] }}>{children}</Facts>;
}

/** One field's value, its error in words, and the error itself. */
export function useField(name: string) {
  const { values, errors } = useContext(Facts);
  const t = useTranslations("eventDesk.form");
  const errorText = useEventError();
  const failure = errors.find(({ field }) => field === name);
  return {
    value: values[name] ?? "",
    failure,
    error: failure && errorText(failure),
    errorPrefix: t("errorPrefix"),
  };
}

/** All values of the form as it stands. */
export function useValues(): Readonly<Record<string, string>> {
  return useContext(Facts).values;
}
