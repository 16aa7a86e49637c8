import { z } from "zod";
import { newPasswordSchema } from "@/lib/staff/link/schema";

/** One's own new password with the present one: a browser that was left open must not be enough. */
export const changePasswordSchema = newPasswordSchema.safeExtend({
  current: z.string("form.unexpected").min(1, "staff.currentPasswordMissing").max(4_000, "form.unexpected"),
});

export type PasswordChange = z.output<typeof changePasswordSchema>;
