// Loaded when somebody begins to fill the form in, not with the page: a form is usable before its script arrives.
import { createTranslator } from "use-intl/core";
import { readSection } from "@/lib/application/correction";
import { validateStep } from "@/lib/application/steps";
import type { Answers, ApplicationContext, Locale } from "@/lib/application/types";
import { withSuggestions } from "@/lib/apply/suggestions";
import type { Problem, Subject } from "./use-journey";

const words = {
  ru: () => import("@/messages/ru/errors.json"),
  en: () => import("@/messages/en/errors.json"),
};

/** What is wrong with a page's answers, in words; the same checks as on the server. */
export async function problemsOf(
  subject: Subject,
  answers: Answers,
  { context, locale }: { context: ApplicationContext; locale: Locale },
): Promise<Problem[]> {
  const checked =
    subject.kind === "step"
      ? validateStep(subject.step, answers, context)
      : readSection(subject.section, subject.regime, answers, context);
  if (checked.ok) return [];
  const { default: errors } = await words[locale]();
  const t = createTranslator({ locale, messages: { errors }, namespace: "errors" });
  return checked.error.map((error) => ({ ...error, text: t(error.code as Parameters<typeof t>[0], error.params) }));
}

export { withSuggestions };
