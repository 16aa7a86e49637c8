"use server";

import { browserRequest } from "@/app/[locale]/(sign-in)/browser";
import { type FormState, goTo, parseForm } from "@/lib/action";
import { setPassword } from "@/lib/staff/link/commands";
import { newPasswordSchema } from "@/lib/staff/link/schema";
import { cookieIn } from "@/lib/staff/sign-in/cookies";

/** Sets the password of whoever's link this browser has opened. Never gives a password back. */
export async function choosePassword(_state: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(newPasswordSchema, form);
  if (!parsed.ok) return { errors: parsed.error };
  const { headers } = await browserRequest();
  const done = await setPassword({ token: cookieIn(headers, "link") ?? "", password: parsed.value.password });
  if (!done.ok) return { errors: [done.error] };
  // Its cookie opens nothing any more. Taking it away here would render this page again, which then leads elsewhere.
  return goTo(`/${parsed.value.locale}/desk/sign-in?set`);
}
