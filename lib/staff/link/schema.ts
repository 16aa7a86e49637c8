import { z } from "zod";
import { passwordLength } from "@/lib/staff/rules";

const locale = z.enum(["ru", "en"], "form.unexpected");

/** The one button of a mailed link. */
export const openSchema = z.strictObject({ token: z.string("form.unexpected").max(100, "form.unexpected"), locale });

/** A new password, typed twice: whoever mistypes it would need another letter. */
export const newPasswordSchema = z
  .strictObject({
    locale,
    password: z.string("form.unexpected").max(4_000, "form.unexpected"),
    repeated: z.string("form.unexpected").max(4_000, "form.unexpected"),
  })
  .superRefine(({ password, repeated }, context) => {
    const { least, most } = passwordLength;
    const issue = (message: string, path: string) => context.addIssue({ code: "custom", message, path: [path] });
    if (password === "") issue("staff.newPasswordMissing", "password");
    else if (password.length < least) issue("staff.passwordTooShort", "password");
    else if (password.length > most) issue("staff.newPasswordTooLong", "password");
    else if (password !== repeated) issue("staff.passwordsDiffer", "repeated");
  });
