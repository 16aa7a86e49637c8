import * as z from "zod";

/** The release of an event's held decisions: those that `digest` names. */
export const releaseSchema = z.strictObject({
  event: z.uuid("form.unexpected"),
  digest: z.string().regex(/^[0-9a-f]{64}$/, "form.unexpected"),
  locale: z.enum(["ru", "en"], "form.unexpected"),
});
