import { z } from "zod";

const locale = z.enum(["ru", "en"], "form.unexpected");

/** The first step: who, and the password. Only the address is trimmed. */
export const passwordSchema = z.strictObject({
  locale,
  email: z
    .string("form.unexpected")
    .trim()
    .toLowerCase()
    .min(1, "staff.emailMissing")
    .max(254, "staff.emailMalformed")
    .refine((email) => email === "" || /^[^\s@]+@[^\s@]+$/.test(email), "staff.emailMalformed"),
  password: z.string("form.unexpected").min(1, "staff.passwordMissing").max(128, "staff.passwordTooLong"),
});

/** The second step: six digits, however they were grouped. */
export const codeSchema = z.strictObject({
  locale,
  code: z
    .string("form.unexpected")
    .max(64, "staff.codeMalformed")
    .transform((code) => code.replace(/[\s\p{Pd}\u200b\u00ad]/gu, ""))
    .pipe(
      z
        .string()
        .min(1, "staff.codeMissing")
        .regex(/^\d{6}$/, "staff.codeMalformed"),
    ),
});
