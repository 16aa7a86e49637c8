import { z } from "zod";
import { normalise } from "@/lib/names/normalise";
import { way } from "@/lib/review/schema";
import { viewLimits } from "@/lib/review/views/types";

const name = z
  .string()
  .max(1_000, "review.viewNameTooLong")
  .transform((typed) => normalise(typed).replace(/\p{C}/gu, ""))
  .refine((text) => text !== "", "review.viewNameRequired")
  .refine((text) => text.length <= viewLimits.letters, "review.viewNameTooLong");

const shared = z
  .literal("yes", "form.unexpected")
  .optional()
  .transform((box) => box === "yes");

/** A view to be kept: the queue as it stands, under a name. */
export const saveViewSchema = z.strictObject({
  event: z.string().max(100, "form.unexpected"),
  ...way,
  name,
  shared,
});

/** A view's new name, and whether the desk shares it. */
export const changeViewSchema = z.strictObject({ id: z.uuid("form.unexpected"), ...way, name, shared });

/** A view to be deleted. */
export const deleteViewSchema = z.strictObject({ id: z.uuid("form.unexpected"), ...way });
