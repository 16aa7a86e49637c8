import { z } from "zod";
import { cleanText } from "@/lib/vetting/schema";

/** Characters of the longest text of results; the body of a request may have a megabyte. */
export const longestText = 500_000;

/** Bytes of the largest file of results. */
export const longestFile = 1_000_000;

/** Results as they were pasted: to be shown first, then applied as they were shown (`seen`). */
export const resultsSchema = z.strictObject({
  batch: z.uuid("form.unexpected"),
  locale: z.enum(["ru", "en"], "form.unexpected"),
  text: z.string().max(longestText, "vetting.textTooLong").transform(cleanText),
  step: z.enum(["preview", "apply"], "form.unexpected").default("preview"),
  seen: z
    .string()
    .regex(/^([0-9a-f]{64})?$/, "form.unexpected")
    .default(""),
});
