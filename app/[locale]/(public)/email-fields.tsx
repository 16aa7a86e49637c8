"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { Field } from "@/app/_ui/field";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import type { FormAction } from "@/lib/action";
import type { Failure } from "@/lib/result";
import type { EmailWords } from "./email-form";
import { useDeparture } from "./use-departure";

/** The form of EmailForm in the browser. It writes the document's title, since only it knows of an error. */
export function EmailFields({
  action,
  hidden,
  value,
  words,
  titles,
  beside,
  children,
}: {
  action: FormAction;
  hidden: Record<string, string>;
  value: string;
  words: EmailWords;
  titles: { plain: string; error: string };
  beside?: { href: string; text: string };
  children?: ReactNode;
}) {
  const t = useTranslations("apply.form");
  const say = useTranslations("errors");
  const [state, post, pending] = useActionState(action, {});
  useDeparture(state.next);
  const failures = state.errors ?? [];
  const text = ({ code, params }: Failure) => {
    if (code.startsWith("email.")) return say(code as "email.required", { field: "email", ...params });
    return code === "form.unexpected" ? t("unexpected") : words.tooMany;
  };
  const ofField = failures.find(({ field }) => field === "email");
  return (
    <form action={post} noValidate>
      <title>{failures.length > 0 ? titles.error : titles.plain}</title>
      {failures.length > 0 && (
        <Summary
          key={failures.map(({ code }) => code).join()}
          title={ofField ? t("errors", { count: 1 }) : t("problem")}
          items={failures.map((failure) => ({ ...(failure.field && { field: failure.field }), text: text(failure) }))}
        />
      )}
      <h1>{words.h1}</h1>
      <p className="lead">{words.lead}</p>
      {children}
      {Object.entries(hidden).map(([name, given]) => (
        <input type="hidden" name={name} value={given} key={name} />
      ))}
      <Field
        name="email"
        label={words.label}
        hint={words.hint}
        error={ofField && text(ofField)}
        errorPrefix={t("errorPrefix")}
        defaultValue={state.values?.email ?? value}
        inputMode="email"
        autoComplete="email"
        spellCheck={false}
      />
      <Actions>
        <SubmitButton busy={words.busy} pending={pending || state.next !== undefined}>
          {words.send}
        </SubmitButton>
        {beside && <a href={beside.href}>{beside.text}</a>}
      </Actions>
    </form>
  );
}
