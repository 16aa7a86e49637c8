import { getTranslations } from "next-intl/server";
import type { FieldError, Locale } from "@/lib/application/types";
import type { Problem } from "./use-journey";

/** Errors with their words, in the page's language or the one that is named. */
export async function inWords(found: readonly FieldError[], locale?: Locale): Promise<Problem[]> {
  const t = await (locale ? getTranslations({ locale, namespace: "errors" }) : getTranslations("errors"));
  return found.map((error) => ({ ...error, text: t(error.code as Parameters<typeof t>[0], error.params) }));
}
