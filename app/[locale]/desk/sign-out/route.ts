import { hasLocale } from "next-intl";
import { browserRequest, keep } from "@/app/[locale]/(sign-in)/browser";
import { routing } from "@/i18n/routing";
import { seeOther } from "@/lib/http/answer";
import { endSession } from "@/lib/staff/sign-in/commands";

/** Ends the session of this browser, and leads to the sign-in page. */
export async function POST(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  const { cookies: ended } = await endSession(await browserRequest());
  await keep(ended);
  return seeOther(`/${hasLocale(routing.locales, locale) ? locale : routing.defaultLocale}/desk/sign-in`);
}
