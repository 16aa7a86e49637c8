import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** The words that the forms of these pages need in the browser. */
export async function OutletTexts({ children }: { children: ReactNode }) {
  const { outlets } = await getMessages();
  const { kinds, fields, optional, errorPrefix, summary, form, clash, match, merge, errors } = outlets;
  const words = { kinds, fields, optional, errorPrefix, summary, form, clash, match, merge, errors };
  return <NextIntlClientProvider messages={{ outlets: words }}>{children}</NextIntlClientProvider>;
}
