"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../../desk-action";
import { save } from "../actions";
import { Clash } from "../clash";
import { useEventError } from "../error-text";
import { FormFactsProvider } from "../form-context";
import { type FormChoices, FormSections, sectionIds } from "../sections";

type Props = {
  id: string;
  version: number;
  locale: "ru" | "en";
  /** What is saved, as the form shows it. */
  saved: Readonly<Record<string, string>>;
  choices: FormChoices;
  questions: number;
};

/** The whole event on one page. What was typed stays in place whatever the answer is. */
export function EventForm({ id, version, locale, saved, choices, questions }: Props) {
  const t = useTranslations("eventDesk.form");
  const [state, act] = useDeskAction(save, {});
  const errorText = useEventError();
  const errors = state.errors ?? [];
  const clash = errors.find(({ code }) => code === "event.conflict");
  const round = JSON.stringify([state.errors, state.values]);
  const timeZone = state.values?.timeZone || saved.timeZone || "";
  return (
    <form action={act} noValidate className="event-form">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={clash?.params?.version ?? version} />
      <input type="hidden" name="locale" value={locale} />
      {clash ? (
        <Clash key={round} params={clash.params ?? {}} yours={state.values ?? {}} timeZone={timeZone} locale={locale} />
      ) : (
        <Summary
          key={round}
          title={t("summary")}
          items={errors.map((failure) => ({
            ...(failure.field && { field: failure.field }),
            text: errorText(failure),
          }))}
        />
      )}
      <nav className="event-sections" aria-label={t("sections")}>
        {sectionIds.map((section) => (
          <a key={section} href={`#section-${section}`}>
            {t(section)}
          </a>
        ))}
      </nav>
      <div key={`fields ${round}`}>
        <FormFactsProvider state={state} saved={saved}>
          <FormSections choices={choices} timeZone={timeZone} questions={questions} />
        </FormFactsProvider>
      </div>
      <div className="actions">
        <SubmitButton kind="desk first" busy={t("saving")}>
          {t("save")}
        </SubmitButton>
      </div>
    </form>
  );
}
