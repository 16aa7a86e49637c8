import { isFileSection, readSection, type Section, sectionFields } from "@/lib/application/correction";
import type { Answers, ApplicationContext, ApplicationInput, FieldError, Regime } from "@/lib/application/types";
import { ok, type Result } from "@/lib/result";

/** The field in which a section's question is answered in words. */
export function wordsField(section: Section): string {
  return `${section}Words`;
}

/** Every field of an answer to questions about these sections, in the order of the form. */
export function answerFields(sections: readonly Section[], regime: Regime): string[] {
  return sections.flatMap((section) => [...typedFields(section, regime), wordsField(section)]);
}

/** A file is replaced on its own page, before the question is answered in words. */
function typedFields(section: Section, regime: Regime): readonly string[] {
  return isFileSection(section) ? [] : sectionFields(section, regime);
}

/** A section's answer: its new reading, null where it is left as it was, and what was said in words. */
export type Answered = { section: Section; read: ApplicationInput | null; words: string };

/** The longest answer in words. */
export const longestWords = 2_000;

/**
 * Reads the answer to questions about these sections. `before` is what the form began with, without what is sealed: a
 * section that still says the same is left alone and needs words instead. Errors come in the order of the form; a field
 * that no question has is refused.
 */
export function readAnswers({
  sections,
  regime,
  before,
  typed,
  context,
}: {
  sections: readonly Section[];
  regime: Regime;
  before: Answers;
  typed: Answers;
  context: ApplicationContext;
}): Result<Answered[], FieldError[]> {
  const known = new Set(answerFields(sections, regime));
  if (!Object.keys(typed).every((field) => known.has(field)))
    return { ok: false, error: [{ field: "", code: "form.unexpected" }] };
  const errors: FieldError[] = [];
  const answered = sections.map((section): Answered => {
    const words = cleanWords(typed[wordsField(section)] ?? "");
    if (words.length > longestWords) errors.push({ field: wordsField(section), code: "clarification.tooLong" });
    const fields = typedFields(section, regime);
    const changed = fields.some((field) => (typed[field] ?? "").trim() !== (before[field] ?? ""));
    if (!changed) {
      if (words === "")
        errors.push({ field: wordsField(section), code: "clarification.sayOrCorrect", params: { section } });
      return { section, read: null, words };
    }
    const own = Object.fromEntries(fields.map((field) => [field, typed[field] ?? ""]));
    const read = readSection(section, regime, own, context);
    if (!read.ok) errors.push(...read.error);
    return { section, read: read.ok ? read.value : null, words };
  });
  return errors.length > 0 ? { ok: false, error: errors } : ok(answered);
}

/** Words as they are kept: without the control characters that PostgreSQL refuses and nobody sees. */
function cleanWords(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, "")
    .trim();
}
