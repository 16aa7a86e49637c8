// Loaded when somebody begins to fill the form in, not with the page: a form is usable before its script arrives.
import { createTranslator } from "use-intl/core";
import { readAnswers } from "@/lib/application/clarification/rules";
import { readSection } from "@/lib/application/correction";
import { validateStep } from "@/lib/application/steps";
import type { Answers, ApplicationContext, FieldError, Locale } from "@/lib/application/types";
import { withSuggestions } from "@/lib/apply/suggestions";
import { assertNever, type Result } from "@/lib/result";
import type { Problem, Subject } from "./use-journey";

const words = {
  ru: () => import("@/messages/ru/errors.json"),
  en: () => import("@/messages/en/errors.json"),
};

type Page = { context: ApplicationContext; locale: Locale; values: Answers };

/** What is wrong with a page's answers, in words; the same checks as on the server. */
export async function problemsOf(subject: Subject, answers: Answers, page: Page): Promise<Problem[]> {
  const { locale } = page;
  const checked = check(subject, answers, page);
  if (checked.ok) return [];
  const { default: errors } = await words[locale]();
  const t = createTranslator({ locale, messages: { errors }, namespace: "errors" });
  return checked.error.map((error) => ({ ...error, text: t(error.code as Parameters<typeof t>[0], error.params) }));
}

function check(subject: Subject, typed: Answers, { context, values: before }: Page): Result<unknown, FieldError[]> {
  switch (subject.kind) {
    case "step":
      return validateStep(subject.step, typed, context);
    case "section":
      return readSection(subject.section, subject.regime, typed, context);
    case "answer":
      return readAnswers({ sections: subject.sections, regime: subject.regime, before, typed, context });
    default:
      return assertNever(subject);
  }
}

export { withSuggestions };
