import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** The words that the forms of these pages need in the browser. */
export async function StaffTexts({ children }: { children: ReactNode }) {
  const { staff } = await getMessages();
  const { roles, errors, summary, errorPrefix, signIn, manage } = staff;
  return (
    <NextIntlClientProvider messages={{ staff: { roles, errors, summary, errorPrefix, signIn, manage } }}>
      {children}
    </NextIntlClientProvider>
  );
}
