import * as z from "zod";
import type { Answers, FieldError } from "@/lib/application/types";
import { forbiddenAt, normalise, rawLimit } from "@/lib/names/normalise";
import { type Script, scriptProblem } from "@/lib/names/script";
import type { Failure } from "@/lib/result";

// zod compiles objects with `new Function`, which our content security policy forbids and the browser would report.
z.config({ jitless: true });

/** What a check of several fields together says: which field, which code of errors, with which arguments. */
export type Report = (field: string, code: string, params?: Failure["params"]) => void;

type Context = z.core.$RefinementCtx;

/** Every field is text; one that is missing counts as empty, one that is not text has not come from our form. */
const rawText = z.string({ error: "form.unexpected" });

/** A report that becomes issues of zod: the code is the message, the arguments are its `params`. */
export function reporter(ctx: Context): Report {
  return (field, code, params) => ctx.addIssue({ code: "custom", message: code, path: [field], params });
}

/** A text of at most `max` characters once normalised; `required` is the code for an empty one, if it must not be. */
export function text(field: string, { max, required }: { max: number; required?: string }) {
  return checked(field, max, normalise, (value) => {
    if (value === "") return required ? { code: required } : null;
    return forbiddenAt(value) > 0 ? { code: "text.forbidden" } : null;
  });
}

/** A part of a name in one script, or nothing: whether it may be empty is for `checkName` to say. */
export function namePart(field: string, script: Script) {
  return checked(field, 100, normalise, (value) => {
    const problem = value === "" ? null : scriptProblem(value, script);
    if (!problem) return null;
    const { kind, ...params } = problem;
    return { code: `name.${kind}`, params };
  });
}

/** What is read together with other fields: kept as typed, save its ends. */
export function typed(field: string, max: number) {
  return checked(
    field,
    max,
    (value) => value.trim(),
    () => null,
  );
}

/** A box to tick: "yes" or nothing. */
export const box = z.enum(["yes", ""], { error: "form.unexpected" }).prefault("");

/** One of a few answers, or nothing. */
export function choice<const Values extends readonly string[]>(values: Values) {
  return z.enum([...values, ""] as [...Values, ""], { error: "form.unexpected" }).prefault("");
}

function checked(
  field: string,
  max: number,
  clean: (value: string) => string,
  check: (value: string) => Failure | null,
) {
  return rawText
    .overwrite((value) => (value.length > rawLimit ? value : clean(value)))
    .superRefine((value, ctx) => {
      const failure = value.length > max ? { code: "text.tooLong", params: { max } } : check(value);
      if (failure) ctx.addIssue({ code: "custom", message: failure.code, params: { ...failure.params, field } });
    })
    .prefault("");
}

/**
 * The issues of a refused form, one for each field, in the order of `fields`. Issues that zod words itself (a key that
 * no form of ours has, a value that is no text) become "form.unexpected".
 */
export function fieldErrors(error: z.ZodError, fields: readonly string[]): FieldError[] {
  const byField = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join(".");
    const own = issue.code === "custom" || issue.message === "regime.required";
    const code = own ? issue.message : "form.unexpected";
    const params = issue.code === "custom" ? (issue.params as FieldError["params"]) : undefined;
    if (!byField.has(field)) byField.set(field, params ? { field, code, params } : { field, code });
  }
  const rank = (field: string) => (fields.includes(field) ? fields.indexOf(field) : fields.length);
  return [...byField.values()].sort((a, b) => rank(a.field) - rank(b.field));
}

/** The answers to these fields alone; a missing one stays missing. */
export function pick(answers: Answers, fields: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([field]) => fields.includes(field)));
}
