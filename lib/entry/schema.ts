import * as z from "zod";
import { regimes } from "@/lib/application/types";
import { personFields } from "@/lib/entry/rules";
import { sheetFields } from "@/lib/entry/sheet/rules";

const id = z.uuid("form.unexpected");
const locale = z.enum(["ru", "en"], "form.unexpected");
/** Read, and refused in words, by the checks of its field; longer than any of them takes is no form of ours. */
const typed = z.string().max(20_000, "form.unexpected");
/** Names of fields, between spaces. */
const names = z
  .string()
  .max(500, "form.unexpected")
  .default("")
  .transform((line) => line.split(" ").filter(Boolean));

const answersTo = (fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, typed.default("")] as const));

const everyPersonField = [...new Set(regimes.flatMap((regime) => personFields(regime)))];

/** A sheet as its form posts it; `id` is the page's own, so that a second press begins no second sheet. */
export const sheetSchema = z
  .strictObject({
    id,
    locale,
    event: z.string().max(100, "form.unexpected"),
    suggested: z.literal("").optional(),
    ...answersTo(sheetFields),
  })
  .transform(({ id, locale, event, suggested: _, ...answers }) => ({ id, locale, event, answers }));

/**
 * A person of a sheet as the form posts them. `id` names them from the first press to the application; `version` is of
 * the unfinished entry that was read, 0 where there was none. The named buttons: save unfinished, suggest, fix.
 */
export const personSchema = z
  .strictObject({
    id,
    sheet: id,
    version: z
      .string()
      .regex(/^\d{1,9}$/, "form.unexpected")
      .transform(Number),
    locale,
    suggested: names,
    unfinished: z.literal("yes").optional(),
    suggest: names,
    fix: z.string().max(100, "form.unexpected").optional(),
    ...answersTo(everyPersonField),
  })
  .transform(({ id, sheet, version, locale, suggested, unfinished, suggest, fix, ...answers }) => ({
    id,
    sheet,
    version,
    locale,
    suggested: suggested.filter((name) => everyPersonField.includes(name)),
    press: unfinished
      ? { kind: "unfinished" as const }
      : suggest.length > 0
        ? { kind: "suggest" as const, fields: suggest }
        : fix
          ? { kind: "fix" as const, field: fix }
          : { kind: "enter" as const },
    answers: answers as Record<string, string>,
  }));

/** What the form of a person posts, once it is read. */
export type PersonPost = z.output<typeof personSchema>;

/** Throwing an unfinished entry away. */
export const discardSchema = z.strictObject({
  id,
  locale,
  version: z
    .string()
    .regex(/^\d{1,9}$/, "form.unexpected")
    .transform(Number),
});

/** What an unfinished entry keeps under seal: every field as typed, and which hold suggested spellings. */
export const keptSchema = z.object({ answers: z.record(z.string(), z.string()), suggested: z.array(z.string()) });

/** Whether a text from an address is the id of a row. */
export function isId(text: string): boolean {
  return id.safeParse(text).success;
}
