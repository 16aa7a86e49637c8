import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/action";
import { EmailFields } from "./email-fields";

/** Texts of a form that asks for one address. */
export type EmailWords = {
  h1: string;
  lead: string;
  label: string;
  hint?: string;
  send: string;
  busy: string;
  /** Said when too many have been asked for. */
  tooMany: string;
};

/** A page's form that asks for an address to send a link to; sends `email` and what is `hidden`. */
export async function EmailForm(form: {
  action: FormAction;
  hidden: Record<string, string>;
  value: string;
  words: EmailWords;
  beside?: { href: string; text: string };
  children?: ReactNode;
}) {
  const [{ errors, apply }, site] = await Promise.all([getMessages(), getTranslations("common.site")]);
  const page = form.words.h1;
  return (
    <NextIntlClientProvider messages={{ errors: { email: errors.email }, apply: { form: apply.form } }}>
      <EmailFields {...form} titles={{ plain: site("titled", { page }), error: site("titledError", { page }) }} />
    </NextIntlClientProvider>
  );
}
