import { z } from "zod";
import { readDate } from "@/lib/application/birth-date";
import { forbiddenAt, normalise } from "@/lib/names/normalise";

const locale = z.enum(["ru", "en"], "form.unexpected");
const id = z.uuid("form.unexpected");

const words = (longest: number, missing: string) =>
  z
    .string()
    .max(longest, "stopList.tooLong")
    .transform(normalise)
    .refine((text) => text !== "", missing)
    .refine((text) => forbiddenAt(text) === 0, "stopList.forbidden");

/** A date as people write it, 27.03.1974 or 1974-03-27, as YYYY-MM-DD; what is none stays as it is. */
function isoOf(typed: string): string {
  const parts = typed.trim().split(/[.\-/ ]+/);
  const [day = "", month = "", year = ""] = parts[0]?.length === 4 ? parts.toReversed() : parts;
  const read = parts.length === 3 ? readDate({ day, month, year }) : null;
  return read?.ok ? read.value : typed;
}

const date = (wrong: string) =>
  z
    .string()
    .max(40, wrong)
    .transform(isoOf)
    .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text), wrong);

/** A new entry. The birth date is turned into its keyed index and is kept nowhere. */
export const addSchema = z.strictObject({
  locale,
  family: words(120, "stopList.familyRequired"),
  given: z
    .string()
    .max(120, "stopList.tooLong")
    .default("")
    .transform(normalise)
    .refine((text) => forbiddenAt(text) === 0, "stopList.forbidden"),
  birthDate: z.union([z.literal("").transform(() => null), date("stopList.birthDateWrong")]).default(null),
  reason: words(1_000, "stopList.reasonRequired"),
  source: words(300, "stopList.sourceRequired"),
  expiresOn: date("stopList.expiryRequired"),
});

/**
 * An entry written anew, in the version that was read. Its birth date stands nowhere: it is kept as it is, given anew or
 * forgotten.
 */
export const changeSchema = z
  .strictObject({
    ...addSchema.shape,
    id,
    version: z
      .string()
      .regex(/^\d{1,9}$/, "form.unexpected")
      .transform(Number),
    forget: z.enum(["yes"], "form.unexpected").optional(),
  })
  .transform(({ forget, birthDate, ...entry }) => ({
    ...entry,
    birth: forget ? ("forget" as const) : birthDate === null ? ("keep" as const) : { date: birthDate },
  }));

/** Taking an entry off the list. */
export const removeSchema = z.strictObject({ id, locale });

/** Looking at an application's matches. */
export const lookSchema = z.strictObject({ id });

/** What a human decides of a match, and why. */
export const decideSchema = z.strictObject({
  id,
  entry: id,
  locale,
  queue: z.string().max(1_000, "form.unexpected").default(""),
  said: z.enum(["same", "different"], "form.unexpected"),
  note: words(1_000, "stopList.noteRequired"),
});
