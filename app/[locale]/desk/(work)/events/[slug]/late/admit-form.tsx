"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../../../desk-action";
import { admitOne } from "../../actions";
import { useEventError } from "../../error-text";
import { AreaField, MomentField, RadioField, TextField } from "../../fields";
import { FormFactsProvider } from "../../form-context";

type Props = {
  /** The form's hidden facts: the permit's own id, the event, the page's language. */
  hidden: Readonly<Record<string, string>>;
  saved: Readonly<Record<string, string>>;
  zone: string;
};

/** Admits one application after the window: to which address, in which language, until when and why. */
export function AdmitForm({ hidden, saved, zone }: Props) {
  const t = useTranslations("eventDesk.late");
  const form = useTranslations("eventDesk.form");
  const errorText = useEventError();
  const [state, act] = useDeskAction(admitOne, {});
  const round = JSON.stringify([state.errors, state.values]);
  const failed = (state.errors ?? []).length > 0;
  return (
    <details className="my-4" open={failed}>
      <summary className="cursor-pointer text-accent underline">{t("open")}</summary>
      <form action={act} noValidate className="event-form" aria-label={t("open")}>
        {Object.entries({ ...hidden, ...(state.values?.id && { id: state.values.id }) }).map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        <Summary
          key={round}
          title={form("summary")}
          items={(state.errors ?? []).map((failure) => ({
            ...(failure.field && { field: failure.field }),
            text: errorText(failure),
          }))}
        />
        <div key={`fields ${round}`}>
          <FormFactsProvider state={state} saved={saved}>
            <TextField name="email" label={t("email")} type="email" />
            <RadioField
              name="letters"
              label={t("letters")}
              options={(["ru", "en"] as const).map((value) => ({ value, label: t(value) }))}
            />
            <MomentField name="until" label={t("until")} hint={t("untilHint", { zone })} />
            <AreaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} />
          </FormFactsProvider>
        </div>
        <p className="mt-4">
          <SubmitButton kind="desk first" busy={t("busy")}>
            {t("submit")}
          </SubmitButton>
        </p>
      </form>
    </details>
  );
}
