"use client";

import { useTranslations } from "next-intl";
import { Radios } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../../desk-action";
import { AccessFields, type EventChoice } from "../access-fields";
import { invite } from "../actions";
import { useErrors } from "../use-errors";

/** Who is invited, as what, for which events, and in which language we write. */
export function InviteForm({
  locale,
  events,
  titles,
}: {
  locale: string;
  events: readonly EventChoice[];
  /** The document's title, and the same after an error. */
  titles: { plain: string; error: string };
}) {
  const t = useTranslations("staff");
  const [state, act, pending] = useDeskAction(invite, {});
  const { items, errorOf } = useErrors(state);
  const values = state.values ?? { language: locale, events: "all" };
  const prefix = t("errorPrefix");
  return (
    <form action={act} noValidate>
      <title>{items.length > 0 ? titles.error : titles.plain}</title>
      {items.length > 0 && (
        <div className="mt-4">
          <Summary key={items.map(({ text }) => text).join()} title={t("summary")} items={items} />
        </div>
      )}
      <h1>{t("manage.invite.title")}</h1>
      <p className="meta mt-1">{t("manage.invite.lead")}</p>
      <input type="hidden" name="locale" value={locale} />
      <Field
        name="name"
        label={t("manage.fields.name")}
        hint={t("manage.fields.nameHint")}
        error={errorOf("name")}
        errorPrefix={prefix}
        defaultValue={values.name ?? ""}
        autoComplete="off"
        spellCheck={false}
      />
      <Field
        name="email"
        label={t("signIn.email")}
        hint={t("manage.fields.emailHint")}
        error={errorOf("email")}
        errorPrefix={prefix}
        defaultValue={values.email ?? ""}
        type="email"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
      />
      <AccessFields events={events} values={values} errorOf={errorOf} />
      <Radios
        name="language"
        label={t("manage.fields.language")}
        error={errorOf("language")}
        errorPrefix={prefix}
        value={values.language}
        options={[
          { value: "ru", label: t("manage.languages.ru") },
          { value: "en", label: t("manage.languages.en") },
        ]}
      />
      <Actions>
        <SubmitButton kind="desk first" pending={pending}>
          {t("manage.invite.submit")}
        </SubmitButton>
      </Actions>
    </form>
  );
}
