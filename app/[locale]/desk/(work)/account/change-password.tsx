"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { passwordLength } from "@/lib/staff/rules";
import { useDeskAction } from "../desk-action";
import { useAccountError } from "./account-errors";
import { changeOwnPassword } from "./actions";

/** Replaces one's own password. Nothing typed comes back: passwords are no page's to show. */
export function ChangePassword({ locale, email }: { locale: string; email: string }) {
  const t = useTranslations("staff.account");
  const [state, act, pending] = useDeskAction(changeOwnPassword, {});
  const errorText = useAccountError();
  const items = (state.errors ?? []).map((failure) => ({
    ...(failure.field && { field: failure.field }),
    text: errorText(failure),
  }));
  const fields = [
    { name: "current", label: t("password.current"), autoComplete: "current-password" },
    {
      name: "password",
      label: t("password.new"),
      hint: t("password.hint", passwordLength),
      autoComplete: "new-password",
    },
    { name: "repeated", label: t("password.repeated"), autoComplete: "new-password" },
  ];
  return (
    <form action={act} noValidate className="max-w-96" aria-label={t("password.title")}>
      {items.length > 0 && (
        <Summary key={items.map(({ text }) => text).join()} title={t("password.refused")} items={items} />
      )}
      <input type="hidden" name="locale" value={locale} />
      {/* For whoever keeps passwords: whose this one is. No schema of ours knows it, so it is not sent. */}
      <input type="text" value={email} autoComplete="username" readOnly hidden />
      {fields.map((field) => (
        <Field
          key={field.name}
          {...field}
          type="password"
          error={items.find((item) => item.field === field.name)?.text}
          errorPrefix={t("passkeys.errorPrefix")}
          spellCheck={false}
        />
      ))}
      <p className="mt-4">
        <SubmitButton kind="desk first" pending={pending}>
          {t("password.submit")}
        </SubmitButton>
      </p>
    </form>
  );
}
