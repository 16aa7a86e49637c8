import { z } from "zod";
import { forbiddenAt, normalise } from "@/lib/names/normalise";

const locale = z.enum(["ru", "en"], "form.unexpected");

/** What an authenticator answered, as JSON of the browser's own form (WebAuthn 3, RegistrationResponseJSON …). */
const answer = z
  .string("form.unexpected")
  .max(20_000, "form.unexpected")
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue("form.unexpected");
      return z.NEVER;
    }
  })
  .pipe(z.looseObject({ id: z.string().min(1).max(1_400), response: z.looseObject({ clientDataJSON: z.string() }) }));

/** A new passkey, and how its owner calls it. */
export const addPasskeySchema = z.strictObject({
  locale,
  answer,
  name: z
    .string("form.unexpected")
    .max(400, "staff.passkeyNameTooLong")
    .transform(normalise)
    .pipe(
      z
        .string()
        .min(1, "staff.passkeyNameMissing")
        .max(50, "staff.passkeyNameTooLong")
        .refine((name) => forbiddenAt(name) === 0, "staff.passkeyNameForbidden"),
    ),
});

export type NewPasskey = z.output<typeof addPasskeySchema>;

/** Which passkey goes. */
export const removePasskeySchema = z.strictObject({ locale, id: z.uuid("form.unexpected") });

export type PasskeyToRemove = z.output<typeof removePasskeySchema>;

/** Ending one's other sessions takes nothing but the language to go on in. */
export const otherSessionsSchema = z.strictObject({ locale });

/** The second step of signing in, by a passkey. */
export const passkeyStepSchema = z.strictObject({ locale, answer });
