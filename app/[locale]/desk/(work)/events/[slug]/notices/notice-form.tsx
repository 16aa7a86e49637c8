"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { type Audience, audiences } from "@/lib/event/notice/types";
import type { NoticeKind } from "@/lib/mail/types";
import { useDeskAction } from "../../../desk-action";
import { writeNotice } from "../../actions";
import { useEventError } from "../../error-text";
import { AreaField, BoxField } from "../../fields";
import { FormFactsProvider } from "../../form-context";

type Props = {
  kind: NoticeKind;
  /** The form's hidden facts: event, notice ("" for a new one), version, locale. */
  hidden: Readonly<Record<string, string | number>>;
  saved: Readonly<Record<string, string>>;
  counts: Readonly<Record<Audience, number>>;
};

/** What is told, in both languages, and to whom. Its button shows the letter; nothing is sent by it. */
export function NoticeForm({ kind, hidden, saved, counts }: Props) {
  const t = useTranslations("eventDesk.notices");
  const form = useTranslations("eventDesk.form");
  const field = useTranslations("eventDesk.fields");
  const errorText = useEventError();
  const [state, act] = useDeskAction(writeNotice, {});
  const round = JSON.stringify([state.errors, state.values]);
  const texts = ["Ru", "En"] as const;
  return (
    <form action={act} noValidate className="event-form">
      {Object.entries({ ...hidden, kind }).map(([name, value]) => (
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
          {kind === "entranceMoved" && (
            <div className="both">
              {texts.map((language) => (
                <AreaField
                  key={language}
                  name={`entrance${language}`}
                  label={field(`entrance${language}`)}
                  hint={t("entranceHint")}
                  lang={language.toLowerCase()}
                  rows={2}
                />
              ))}
            </div>
          )}
          <div className="both">
            {texts.map((language) => (
              <AreaField
                key={language}
                name={`text${language}`}
                label={t(`text${language}`)}
                hint={t("textHint")}
                lang={language.toLowerCase()}
                rows={6}
              />
            ))}
          </div>
          {kind !== "entranceMoved" && (
            <fieldset className="group">
              <legend className="legend-s">{t("audience")}</legend>
              <p className="hint">{t("hidden")}</p>
              {audiences.map((audience) => (
                <BoxField
                  key={audience}
                  name={`to-${audience}`}
                  label={t(`to.${audience}`)}
                  hint={t("count", { count: counts[audience] })}
                />
              ))}
            </fieldset>
          )}
        </FormFactsProvider>
      </div>
      <p className="mt-4">
        <SubmitButton kind={hidden.notice === "" ? "desk first" : "desk"} busy={t("saving")}>
          {t("preview")}
        </SubmitButton>
      </p>
    </form>
  );
}
