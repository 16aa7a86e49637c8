"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { type Questions, questionsOf } from "../../../(public)/apply/[slug]/step-form";
import { type JourneyPage, useJourney } from "../../../(public)/apply/[slug]/use-journey";

// The applicant's groups of questions, closer together: an officer sees a whole sheet of paper at a time.
const dense =
  "[&_.set]:mt-6 [&_.set]:pt-4 [&_.set>legend]:text-lg [&_.date_label]:text-sm [&_.date]:mt-1 [&_.field]:mt-4 [&_.group]:mt-4";

/** A form of the desk over the applicant's questions: what is wrong, the questions, the buttons. A plain form, too. */
export function EntryForm({
  page,
  submit,
  beside,
  children,
}: {
  page: JourneyPage;
  submit: { text: string; busy: string };
  /** What stands beside the button. */
  beside: ReactNode;
  children: (questions: Questions) => ReactNode;
}) {
  const t = useTranslations("entry.form");
  const form = useTranslations("apply.form");
  const journey = useJourney(page);
  const { problems } = journey;
  const whole = problems.some(({ field }) => field === "");
  return (
    <form {...journey.formProps} id="entry" className={dense} autoComplete="off">
      {problems.length > 0 && (
        <>
          <title>{page.titles.error}</title>
          {/* biome-ignore lint/a11y/noAutofocus: after a post without script the errors are where reading must begin */}
          <div tabIndex={-1} autoFocus id="errors" className="mt-4 [&_.summary]:mb-0">
            <Summary
              key={journey.attempt}
              title={whole ? t("problem") : form("errors", { count: problems.length })}
              items={problems.map(({ field, text }) => (field ? { field, text } : { text }))}
            />
          </div>
        </>
      )}
      {Object.entries(journey.hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <input type="hidden" name="suggested" value={journey.suggested.join(" ")} />
      {children(questionsOf(journey, form("errorPrefix")))}
      <Actions>
        <SubmitButton kind="desk first" busy={submit.busy} pending={journey.busy}>
          {submit.text}
        </SubmitButton>
        {beside}
      </Actions>
    </form>
  );
}
