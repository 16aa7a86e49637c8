import { z } from "zod";
import { cleanText } from "@/lib/vetting/schema";

// Crockford's base 32: no letter that is taken for another or for a digit.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A passphrase of 120 bits in six groups of four, from as many random bytes as it has characters (24). */
export function passphraseFrom(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, 24), (byte) => alphabet[byte & 31]).join("");
  return (letters.match(/.{4}/g) ?? []).join("-");
}

/** Taking a batch as a file. The passphrase is one of ours: nobody has to think up a strong one. */
export const exportSchema = z.strictObject({
  locale: z.enum(["ru", "en"], "form.unexpected"),
  passphrase: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/, "form.unexpected"),
  reason: z
    .string()
    .max(500, "vetting.reasonTooLong")
    .transform(cleanText)
    .refine((typed) => typed.length >= 3, "vetting.exportReasonRequired"),
});
