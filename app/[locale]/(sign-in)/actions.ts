"use server";

import { browserRequest, keep } from "@/app/[locale]/(sign-in)/browser";
import { type FormState, goTo, parseForm, plainValues } from "@/lib/action";
import { passkeyStepSchema } from "@/lib/staff/passkey/schema";
import { checkCode, checkPasskey, checkPassword } from "@/lib/staff/sign-in/commands";
import { codeSchema, passwordSchema } from "@/lib/staff/sign-in/schema";

/** The first step: takes `email`, `password` and `locale`, goes on to the second factor. Never gives the password back. */
export async function signIn(_state: FormState, form: FormData): Promise<FormState> {
  const values = { email: plainValues(form).email ?? "" };
  const parsed = parseForm(passwordSchema, form);
  if (!parsed.ok) return { errors: parsed.error, values };
  const result = await checkPassword(parsed.value, await browserRequest());
  if (!result.ok) return { errors: [result.error], values };
  await keep(result.value.cookies);
  return goTo(`/${parsed.value.locale}/desk/second-factor`);
}

/** The second step: takes `code` and `locale`, goes on to the desk. */
export async function confirmCode(_state: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(codeSchema, form);
  if (!parsed.ok) return { errors: parsed.error };
  const { locale, code } = parsed.value;
  const result = await checkCode({ code }, await browserRequest());
  if (!result.ok && result.error.code === "staff.signInAgain") return goTo(`/${locale}/desk/sign-in?ended`);
  if (!result.ok) return { errors: [{ ...result.error, field: "code" }] };
  await keep(result.value.cookies);
  return goTo(`/${locale}/desk`);
}

/** The second step by a passkey: takes `answer`, what the authenticator signed, and `locale`. */
export async function confirmPasskey(_state: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(passkeyStepSchema, form);
  if (!parsed.ok) return { errors: parsed.error };
  const { locale, answer } = parsed.value;
  const result = await checkPasskey({ answer }, await browserRequest());
  if (!result.ok && result.error.code === "staff.signInAgain") return goTo(`/${locale}/desk/sign-in?ended`);
  if (!result.ok) return { errors: [result.error] };
  await keep(result.value.cookies);
  return goTo(`/${locale}/desk`);
}
