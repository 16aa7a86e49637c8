import * as z from "zod";
import { type FormStep, fileSteps, formSteps } from "@/lib/application/schema";
import { fieldsOf } from "@/lib/application/steps";
import type { Answers, Locale } from "@/lib/application/types";
import { ok, type Result } from "@/lib/result";
import { readFields } from "../../read-fields";

/** What a page of the journey sends: where it stands, which button was pressed, and the answers as typed. */
export type Post = {
  event: string;
  step: FormStep;
  locale: Locale;
  suggested: string[];
  fromCheck: boolean;
  press:
    | { kind: "continue" }
    | { kind: "later" }
    | { kind: "language"; to: Locale }
    | { kind: "suggest"; fields: string[] }
    | { kind: "fix"; field: string };
  answers: Answers;
};

const locale = z.enum(["ru", "en"]);
const names = z.string().max(200).prefault("");

const envelope = z.object({
  event: z.string().max(100),
  step: z.enum(formSteps),
  locale,
  suggested: names,
  from: z.enum(["check"]).optional(),
  language: locale.optional(),
  suggest: names.optional(),
  fix: names.optional(),
  later: z.literal("yes").optional(),
});

const envelopeNames = Object.keys(envelope.shape);

/**
 * Reads a posted page. Refuses a field that the page does not have, one given twice, and one that is no text: then
 * nothing of it is kept. A box that is not ticked is not sent; here it is "".
 */
export function readPost(form: FormData): Result<Post, "unexpected"> {
  const sent = readFields(form);
  if (!sent.ok) return unexpected;
  const all = sent.value;
  const read = envelope.safeParse(
    Object.fromEntries(envelopeNames.flatMap((n) => (all.has(n) ? [[n, all.get(n)]] : []))),
  );
  if (!read.success) return unexpected;
  const { event, step, suggested, from, language, suggest, fix, later, ...rest } = read.data;
  const fields = everyFieldOf(step);
  const own = [...all.keys()].filter((name) => !envelopeNames.includes(name));
  // A file's page posts elsewhere; what stands for its file is never taken from a form.
  if (fileSteps.some((each) => each === step) || !own.every((name) => fields.includes(name))) return unexpected;
  // The other regime's page has fields that this one does not: those that were not shown are not emptied.
  const shown = fieldsShown(step, all);
  const answers = Object.fromEntries(shown.map((name) => [name, all.get(name) ?? ""]));
  return ok({
    event,
    step,
    locale: rest.locale,
    fromCheck: from === "check",
    suggested: words(suggested).filter((name) => fields.includes(name)),
    press: press({ language, suggest, fix, later }),
    answers,
  });
}

const unexpected = { ok: false, error: "unexpected" } as const;

function everyFieldOf(step: FormStep): readonly string[] {
  return [...new Set([...fieldsOf(step, { regime: "russian" }), ...fieldsOf(step, { regime: "foreign" })])];
}

function fieldsShown(step: FormStep, sent: ReadonlyMap<string, string>): readonly string[] {
  const russian = fieldsOf(step, { regime: "russian" });
  const onlyForeign = fieldsOf(step, { regime: "foreign" }).filter((name) => !russian.includes(name));
  return onlyForeign.some((name) => sent.has(name)) ? everyFieldOf(step) : russian;
}

function press(pressed: {
  language?: Locale | undefined;
  suggest?: string | undefined;
  fix?: string | undefined;
  later?: "yes" | undefined;
}): Post["press"] {
  if (pressed.language) return { kind: "language", to: pressed.language };
  if (pressed.suggest) return { kind: "suggest", fields: words(pressed.suggest) };
  if (pressed.fix) return { kind: "fix", field: pressed.fix };
  return pressed.later ? { kind: "later" } : { kind: "continue" };
}

function words(line: string): string[] {
  return line.split(" ").filter(Boolean);
}
