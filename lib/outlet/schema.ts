import { z } from "zod";
import { isCountry } from "@/lib/application/country";
import { outletKinds } from "@/lib/event/types";
import { forbiddenAt, normalise } from "@/lib/names/normalise";
import { outletKey } from "@/lib/outlet/rules";

const locale = z.enum(["ru", "en"], "form.unexpected");
const id = z.uuid("form.unexpected");
const version = z
  .string("form.unexpected")
  .regex(/^\d{1,9}$/, "form.unexpected")
  .transform(Number);
const country = z.string("form.unexpected").refine(isCountry, "outlets.countryMissing");

/** An alias's box, which takes it away, has this before the alias's id as its name. */
export const removeField = (aliasId: string) => `remove-${aliasId}`;

const boxName = /^remove-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A form with its ticked boxes as one field, the ids of their aliases; every other field stays as it came. */
function gatherBoxes(form: unknown): unknown {
  if (typeof form !== "object" || form === null || Object.hasOwn(form, "removed")) return form;
  const isBox = ([name, value]: [string, unknown]) => boxName.test(name) && value === "yes";
  const { boxes = [], others = [] } = Object.groupBy(Object.entries(form), (entry) =>
    isBox(entry) ? "boxes" : "others",
  );
  return Object.fromEntries([...others, ["removed", boxes.map(([name]) => boxName.exec(name)?.[1])]]);
}

const line = (most: number) =>
  z
    .string("form.unexpected")
    .max(4000, "outlets.tooLong")
    .transform(normalise)
    .pipe(
      z
        .string()
        .max(most, "outlets.tooLong")
        .refine((text) => forbiddenAt(text) === 0, "outlets.forbidden"),
    );

const name = line(200)
  .refine((text) => text === "" || outletKey(text) !== "", "outlets.nameNoLetters")
  .transform((text) => text || null);

/** One alias a line. */
const aliases = z
  .string("form.unexpected")
  .max(4000, "outlets.aliasesTooMany")
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map(normalise)
      .filter((each) => outletKey(each) !== ""),
  )
  .refine((lines) => lines.length <= 50, "outlets.aliasesTooMany")
  .refine((lines) => lines.every((each) => each.length <= 200), "outlets.tooLong")
  .refine((lines) => lines.every((each) => forbiddenAt(each) === 0), "outlets.forbidden");

const fields = {
  locale,
  nameRu: name,
  nameEn: name,
  country,
  kind: z.enum(outletKinds, "outlets.kindMissing"),
  registration: line(100).transform((text) => text || null),
  aliases,
};

function hasName({ nameRu, nameEn }: { nameRu: string | null; nameEn: string | null }, context: z.RefinementCtx): void {
  if (nameRu === null && nameEn === null)
    context.addIssue({ code: "custom", message: "outlets.nameMissing", path: ["nameRu"] });
}

/** What applicants typed, by its key and country. */
const typed = {
  key: z
    .string("form.unexpected")
    .max(400, "form.unexpected")
    .regex(/^[\p{L}\p{M}\p{N} ]+$/u, "form.unexpected"),
  typedCountry: country,
};

/** A new outlet; where it is made of what applicants typed, that text leads to it too. */
export const createSchema = z
  .strictObject({ ...fields, key: typed.key.or(z.literal("")), typedCountry: country.or(z.literal("")) })
  .superRefine(hasName);

export type Created = z.output<typeof createSchema>;

/** The whole form of an outlet as it was read (version). */
export const saveSchema = z.preprocess(
  gatherBoxes,
  z.strictObject({ ...fields, id, version, removed: z.array(id, "form.unexpected") }).superRefine(hasName),
);

export type Saved = z.output<typeof saveSchema>;

/** A text that applicants typed is this outlet. */
export const matchSchema = z.strictObject({ locale, ...typed, outlet: z.uuid("outlets.outletMissing") });

export type Matched = z.output<typeof matchSchema>;

/** `id` takes in `other`, both as they were read. */
export const mergeSchema = z.strictObject({ locale, id, version, other: id, otherVersion: version });

export type Merged = z.output<typeof mergeSchema>;

/** What the register's list can be narrowed to, each as it stands in the page's address; what cannot be is left open (""). */
const filter = z.object({
  q: z.string().transform(normalise).pipe(z.string().max(200)).catch(""),
  kind: z.enum(["", ...outletKinds]).catch(""),
  country: z
    .string()
    .refine((code) => code === "" || isCountry(code))
    .catch(""),
});

export type OutletFilter = z.output<typeof filter>;

/** The filter of a page's query. */
export function readOutletFilter(query: Readonly<Record<string, unknown>>): OutletFilter {
  return filter.parse({ ...query });
}
