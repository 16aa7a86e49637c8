"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useActionState, useEffect } from "react";
import { Field } from "@/app/_ui/field";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import type { FormAction, FormState } from "@/lib/action";
import type { Failure } from "@/lib/result";

type Step = {
  action: FormAction;
  locale: string;
  title: string;
  /** The document's title, and the same after an error. */
  documentTitle: { plain: string; error: string };
  fields: (ComponentProps<typeof Field> & { name: string })[];
  submit: string;
  /** What the page says before any answer, such as that an earlier sign-in has run out. */
  before?: FormState;
  /** Between the heading and the fields. */
  children?: ReactNode;
};

/** A step of signing in: what went wrong, heading, fields, one button. Works as a plain form, too. */
export function StepForm({ action, locale, title, documentTitle, fields, submit, before = {}, children }: Step) {
  const [state, post, pending] = useActionState(action, before);
  const t = useTranslations("staff");
  useEffect(() => {
    // A whole load: nothing that was rendered for nobody is shown to somebody.
    if (state.next) window.location.assign(state.next);
  }, [state.next]);
  const errors = (state.errors ?? []).map((error) => ({ field: error.field, text: t(keyOf(error), error.params) }));
  const wrong = errors.length > 0;
  return (
    <form action={post} noValidate>
      <title>{wrong ? documentTitle.error : documentTitle.plain}</title>
      {wrong && <Summary key={errors.map(({ text }) => text).join()} title={t("summary")} items={errors} />}
      <h1>{title}</h1>
      {children}
      <input type="hidden" name="locale" value={locale} />
      {fields.map((field) => (
        <Field
          key={field.name}
          {...field}
          defaultValue={state.values?.[field.name] ?? ""}
          error={errors.find((error) => error.field === field.name)?.text}
          errorPrefix={t("errorPrefix")}
          spellCheck={false}
        />
      ))}
      <Actions>
        <SubmitButton pending={pending}>{submit}</SubmitButton>
      </Actions>
    </form>
  );
}

const errorCodes = [
  "emailMissing",
  "emailMalformed",
  "passwordMissing",
  "passwordTooLong",
  "wrongCredentials",
  "tooManyTries",
  "codeMissing",
  "codeMalformed",
  "wrongCode",
  "codeUsed",
  "signInAgain",
  "linkNeeded",
  "linkDead",
  "newPasswordMissing",
  "passwordTooShort",
  "newPasswordTooLong",
  "passwordsDiffer",
] as const;

/** The message of a failure; what a form of ours never sends is told in general words. */
function keyOf({ code }: Failure) {
  const known = errorCodes.find((each) => code === `staff.${each}`);
  return `errors.${known ?? "unexpected"}` as const;
}
