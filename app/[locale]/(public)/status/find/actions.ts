"use server";

import { headers } from "next/headers";
import * as z from "zod";
import { type FormState, goTo, parseForm } from "@/lib/action";
import { readEmail } from "@/lib/application/contact";
import { requestLinks } from "@/lib/apply/link/commands";
import { clientNetwork, consume } from "@/lib/limits/consume";

const schema = z.strictObject({ email: z.string().max(1000), locale: z.enum(["ru", "en"]) });

/**
 * Asks for links to whatever an address has applied for. The answer, and the work before it, are the same for an
 * address that we know and for one that we do not.
 */
export async function findApplications(_state: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(schema, form);
  if (!parsed.ok) return { errors: parsed.error };
  const { email: typed, locale } = parsed.value;
  const email = readEmail(typed);
  if (!email.ok) return { errors: [{ ...email.error, field: "email" }], values: { email: typed } };
  if (!(await consume("linkRequest", clientNetwork(new Headers(await headers())))).ok)
    return { errors: [{ code: "apply.tooMany" }], values: { email: typed } };
  // A mailbox that has had enough gets no more, and whoever asks is told the same.
  if ((await consume("linkToAddress", email.value)).ok) await requestLinks({ email: email.value, locale });
  return goTo(`/${locale}/status/find?sent`);
}
