import * as z from "zod";
import { type Form, type Report, tidy } from "@/lib/event/desk/typed";
import { faultIn } from "@/lib/event/letters/rules";
import { type EventLetters, letterKinds, mostReasons, type Words } from "@/lib/event/letters/types";
import type { Both } from "@/lib/event/types";

const both = z.strictObject({ ru: z.string().min(1), en: z.string().min(1) });

/** An event's words as its row keeps them. */
export const wordsSchema = z.partialRecord(z.enum(letterKinds), both) satisfies z.ZodType<Words>;

/** Its reasons of a refusal, likewise. */
export const reasonsSchema = z.array(both).max(mostReasons) satisfies z.ZodType<Both[]>;

const envelope = z.object({
  event: z.uuid(),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  locale: z.enum(["ru", "en"]),
  step: z.enum(["preview", "save"]),
});

const languages = ["Ru", "En"] as const;
const fields = [
  ...Object.keys(envelope.shape),
  ...letterKinds.flatMap((kind) => languages.map((language) => `${kind}${language}`)),
];
const reasonField = /^reason(Ru|En)\d{1,3}$/;
const longest = { words: 4_000, reason: 1_000 };

/**
 * The form of an event's words: which event, as which version it was read, and its texts; `step` says whether the letters
 * are to be shown or saved. Everything that is wrong is said at once, beside its field.
 */
export const lettersSchema = z.unknown().transform((sent, context) => {
  const form = sent as Form;
  const read = envelope.safeParse(form);
  const known = Object.keys(form).every((name) => fields.includes(name) || reasonField.test(name));
  if (!read.success || !known || Object.values(form).some((value) => value.length > 20_000)) {
    context.addIssue({ code: "custom", message: "form.unexpected" });
    return z.NEVER;
  }
  const report: Report = (field, code, params) =>
    context.addIssue({ code: "custom", message: code, path: [field], ...(params && { params }) });
  const letters = { words: readWords(form, report), reasons: readReasons(form, report) };
  return { ...read.data, letters: letters satisfies Omit<EventLetters, "version"> };
});

function readWords(form: Form, report: Report): Words {
  const words: Words = {};
  for (const kind of letterKinds) {
    const text = readBoth(form, { ru: `${kind}Ru`, en: `${kind}En`, max: longest.words }, report);
    if (!text) continue;
    for (const language of languages) {
      const fault = faultIn(language === "Ru" ? text.ru : text.en, kind);
      if (fault) report(`${kind}${language}`, fault.code, fault.params);
    }
    words[kind] = text;
  }
  return words;
}

/** Rows that are empty in both languages are not kept. */
function readReasons(form: Form, report: Report): Both[] {
  const numbers = Object.keys(form).flatMap((name) => (reasonField.test(name) ? [Number(name.slice(8))] : []));
  const reasons = [...new Set(numbers)]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const names = { ru: `reasonRu${number}`, en: `reasonEn${number}`, max: longest.reason };
      const reason = readBoth(form, names, report);
      if (!reason) return [];
      // They are the applicant's reading as they stand: nobody fills them in.
      for (const [name, text] of [
        [names.ru, reason.ru],
        [names.en, reason.en],
      ] as const)
        if (/[{}]/.test(text)) report(name, "event.letters.reasonBraces");
      return [reason];
    });
  if (reasons.length > mostReasons) report("reasonRu0", "event.letters.manyReasons", { max: mostReasons });
  return reasons;
}

/** A text in both languages; null where neither is written, and a failure beside the one that is missing. */
function readBoth(form: Form, { ru, en, max }: { ru: string; en: string; max: number }, report: Report): Both | null {
  const texts = { ru: tidy(form[ru] ?? ""), en: tidy(form[en] ?? "") };
  if (texts.ru === "" && texts.en === "") return null;
  if (texts.ru === "") report(ru, "event.letters.missingRu");
  if (texts.en === "") report(en, "event.letters.missingEn");
  if (texts.ru.length > max) report(ru, "event.tooLong", { max });
  if (texts.en.length > max) report(en, "event.tooLong", { max });
  return texts;
}
