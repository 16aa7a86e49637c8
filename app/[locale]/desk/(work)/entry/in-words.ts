import { getTranslations } from "next-intl/server";
import type { FieldError, Locale } from "@/lib/application/types";
import type { Problem } from "../../../(public)/apply/[slug]/use-journey";

/** What is wrong with an answer, or stands in the way of all of them, in words: the applicant's own, or the desk's. */
export async function inWords(found: readonly FieldError[], locale: Locale): Promise<Problem[]> {
  const [own, applicants] = await Promise.all([
    getTranslations({ locale, namespace: "entry.errors" }),
    getTranslations({ locale, namespace: "errors" }),
  ]);
  return found.map((error) => {
    const key = error.code.replace(/^(entry|staff)\./, "");
    const text =
      key === error.code && error.code !== "form.unexpected"
        ? applicants(key as Parameters<typeof applicants>[0], error.params)
        : own((own.has(key as OwnKey) ? key : "unexpected") as OwnKey);
    return { ...error, text };
  });
}

type OwnKey = Parameters<Awaited<ReturnType<typeof getTranslations<"entry.errors">>>>[0];
