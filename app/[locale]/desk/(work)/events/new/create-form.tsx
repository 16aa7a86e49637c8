"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../../desk-action";
import { create } from "../actions";
import { useEventError } from "../error-text";
import { BothField, MomentField, SelectField, TextField } from "../fields";
import { FormFactsProvider } from "../form-context";

/** What an event begins with, and from which earlier one it is copied. */
export function CreateForm({
  locale,
  zones,
  earlier,
  copyFrom,
}: {
  locale: "ru" | "en";
  zones: readonly string[];
  earlier: readonly { value: string; label: string }[];
  copyFrom: string;
}) {
  const t = useTranslations("eventDesk.new");
  const form = useTranslations("eventDesk.form");
  const field = useTranslations("eventDesk.fields");
  const [state, act] = useDeskAction(create, {});
  const errorText = useEventError();
  const round = JSON.stringify([state.errors, state.values]);
  return (
    <form action={act} noValidate className="event-form">
      <input type="hidden" name="locale" value={locale} />
      <Summary
        key={round}
        title={form("summary")}
        items={(state.errors ?? []).map((failure) => ({
          ...(failure.field && { field: failure.field }),
          text: errorText(failure),
        }))}
      />
      <div key={`fields ${round}`}>
        <FormFactsProvider state={state} saved={{ timeZone: "Europe/Moscow", copyFrom }}>
          <BothField name="title" />
          <TextField name="slug" label={field("slug")} hint={form("slugHint")} />
          <SelectField
            name="timeZone"
            label={field("timeZone")}
            hint={form("zoneHint")}
            options={zones.map((value) => ({ value, label: value }))}
          />
          <div className="both">
            <MomentField name="startsAt" label={field("startsAt")} />
            <MomentField name="endsAt" label={field("endsAt")} />
          </div>
          <SelectField
            name="copyFrom"
            label={t("copyFrom")}
            hint={t("copyHint")}
            options={earlier}
            empty={t("copyNone")}
          />
        </FormFactsProvider>
      </div>
      <div className="actions">
        <SubmitButton kind="desk first" busy={t("busy")}>
          {t("button")}
        </SubmitButton>
      </div>
    </form>
  );
}
