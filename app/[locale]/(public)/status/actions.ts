"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { type FormState, goTo, parseForm } from "@/lib/action";
import { withdrawApplication } from "@/lib/application/commands";
import { closeSessions } from "@/lib/apply/link/commands";
import { forgetTokens } from "@/lib/apply/session";
import { openedApplication } from "./applications";

const locale = z.enum(["ru", "en"]);
const reference = z.string().max(40);
const withdrawSchema = z.strictObject({ reference, locale, version: z.coerce.number().int() });

/** Withdraws the application of this reference, where it is open on this device. */
export async function withdraw(_state: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(withdrawSchema, form);
  if (!parsed.ok) return { errors: parsed.error };
  const { locale, reference, version } = parsed.value;
  const { application } = (await openedApplication(reference, new Date())) ?? redirect(`/${locale}/status/find`);
  const done = await withdrawApplication({ applicationId: application.id, version });
  if (!done.ok && done.error.code === "status.changedElsewhere") {
    return { errors: [done.error], values: { version: String(application.version) } };
  }
  return goTo(`/${locale}/status/${application.reference}`);
}

const forgetSchema = z.strictObject({ reference, locale });

/** Closes an application on this device: its sessions open nothing any more, wherever they were copied to. */
export async function forget(form: FormData): Promise<void> {
  const parsed = parseForm(forgetSchema, form);
  if (!parsed.ok) redirect("/ru/status");
  const { locale, reference } = parsed.value;
  const opened = await openedApplication(reference, new Date());
  if (opened) {
    await closeSessions(opened.tokens);
    await forgetTokens(opened.tokens);
  }
  redirect(`/${locale}/status`);
}
