import type { Answers } from "@/lib/application/types";
import { sourceOf } from "@/lib/apply/rules";
import { transcribe } from "@/lib/names/transcribe";
import { transliterate } from "@/lib/names/transliterate";

/** The spelling that can be suggested for a field from the other script's; null where there is nothing to go by. */
export function suggestionFor(field: string, answers: Answers): string | null {
  const source = sourceOf(field);
  const value = source ? answers[source]?.trim() : "";
  if (!value) return null;
  // How a name is read depends on its language: the person's country tells more than the outlet's.
  const country = answers.citizenship || answers.outletCountry || "";
  const suggestion = field.endsWith("Ru") ? transcribe(value, country) : transliterate(value);
  return suggestion === "" ? null : suggestion;
}

/** Fills these fields from the other script; what the person has typed themselves stays. */
export function withSuggestions(
  fields: readonly string[],
  answers: Answers,
  suggested: readonly string[],
): { answers: Answers; suggested: string[] } {
  const filled = fields.flatMap((field): [string, string][] => {
    const suggestion = suggestionFor(field, answers);
    const free = !answers[field]?.trim() || suggested.includes(field);
    return suggestion !== null && free ? [[field, suggestion]] : [];
  });
  const names = filled.map(([field]) => field);
  return {
    answers: { ...answers, ...Object.fromEntries(filled) },
    suggested: [...new Set([...suggested, ...names])],
  };
}

/** Of the fields that held suggestions, those that still hold them after an edit. */
export function stillSuggested(suggested: readonly string[], before: Answers, after: Answers): string[] {
  return suggested.filter((field) => before[field] === after[field] && after[field] !== "");
}
