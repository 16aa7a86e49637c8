"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { FixOffer } from "./fix-offer";
import { type Journey, type JourneyPage, useJourney } from "./use-journey";

/** What a page's questions are made with: texts around a field, and its input. */
export type Questions = {
  journey: Journey;
  /** Props of a text field: its input, error, fix, and whether its spelling is a suggestion. */
  field(name: string): ReturnType<Journey["input"]> & {
    error: string | undefined;
    errorPrefix: string;
    fix: ReactNode;
    suggested: boolean;
    spellCheck: false;
  };
  error(name: string): { error: string | undefined; errorPrefix: string };
  value(name: string): string;
};

/** The questions of a form as it stands in the browser. */
export function questionsOf(journey: Journey, errorPrefix: string): Questions {
  const { problems } = journey;
  const error = (name: string) => ({ error: problems.find(({ field }) => field === name)?.text, errorPrefix });
  return {
    journey,
    error,
    value: (name) => journey.values[name] ?? "",
    field: (name) => {
      const problem = problems.find(({ field }) => field === name);
      const fix = journey.scripted ? (value: string) => journey.fix(name, value) : undefined;
      return {
        ...journey.input(name),
        ...error(name),
        fix: problem && <FixOffer problem={problem} typed={journey.typedIn(name)} onFix={fix} />,
        suggested: journey.suggested.includes(name),
        spellCheck: false,
      };
    },
  };
}

/** A page of the journey: what is wrong, heading, questions, the way on. Works as a plain form, too. */
export function StepForm({
  page,
  heading,
  submit,
  failed,
  children,
}: {
  page: JourneyPage;
  heading: ReactNode;
  /** The button's words and what stands beside it; the journey's own where nothing is given. */
  submit?: { text: string; busy: string; beside: ReactNode };
  /** Said when the form could not be taken as a whole for a reason of its own. */
  failed?: { title: string; text: string };
  children: (questions: Questions) => ReactNode;
}) {
  const t = useTranslations("apply.form");
  const journey = useJourney(page);
  const { problems, failure } = journey;
  const questions = questionsOf(journey, t("errorPrefix"));
  const known = failure === "apply.tooMany" || failure === "form.unexpected";
  const items = failure
    ? [{ text: !known && failed ? failed.text : t(failure === "apply.tooMany" ? "tooMany" : "unexpected") }]
    : problems.map(({ field, text }) => (field ? { field, text } : { text }));
  return (
    <form {...journey.formProps} id="journey">
      <title>{items.length > 0 ? page.titles.error : page.titles.plain}</title>
      {items.length > 0 && (
        // biome-ignore lint/a11y/noAutofocus: after a post without script the errors are where reading must begin
        <div tabIndex={-1} autoFocus id="errors">
          <Summary
            key={journey.attempt}
            title={
              failure ? (known ? t("problem") : (failed?.title ?? t("problem"))) : t("errors", { count: items.length })
            }
            items={items}
          />
        </div>
      )}
      {heading}
      {Object.entries(journey.hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <input type="hidden" name="suggested" value={journey.suggested.join(" ")} />
      {children(questions)}
      <Actions>
        <SubmitButton busy={submit?.busy ?? t("busy")} pending={journey.busy}>
          {submit?.text ?? t(page.hidden.from === "check" ? "save" : "continue")}
        </SubmitButton>
        {submit ? (
          submit.beside
        ) : (
          <button className="linkbtn" type="submit" name="later" value="yes">
            {t("later")}
          </button>
        )}
      </Actions>
    </form>
  );
}
