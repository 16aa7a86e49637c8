import { z } from "zod";
import { isWord, toWord } from "@/lib/application/tags/rules";

/** A tag as somebody types it; refuses "review.tagRequired" and "review.tagUnfit". */
export const wordSchema = z
  .string()
  .max(200, "review.tagUnfit")
  .transform(toWord)
  .refine((word) => word !== "", "review.tagRequired")
  .refine((word) => word === "" || isWord(word), "review.tagUnfit");

/** Putting a tag on one application, or taking it off. */
export const tagSchema = z.strictObject({
  id: z.uuid("form.unexpected"),
  locale: z.enum(["ru", "en"], "form.unexpected"),
  queue: z.string().max(3_000, "form.unexpected").default(""),
  on: z.enum(["yes", "no"], "form.unexpected").transform((on) => on === "yes"),
  word: wordSchema,
});
