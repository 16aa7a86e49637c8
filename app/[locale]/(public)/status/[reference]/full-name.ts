import type { ApplicantView } from "@/lib/application/queries";
import type { Locale, PersonName } from "@/lib/application/types";

/** A name whole, in the order in which it was stated. */
export function fullName({ family, given, patronymic }: PersonName): string {
  return [family, given, patronymic].filter(Boolean).join(" ");
}

/** The spelling that a reader of this language reads, and the language it is in. */
export function nameFor(
  { nameRu, nameLat }: Pick<ApplicantView, "nameRu" | "nameLat">,
  locale: Locale,
): { text: string; lang: "ru" | undefined } {
  return locale === "en" && nameLat
    ? { text: fullName(nameLat), lang: undefined }
    : { text: fullName(nameRu), lang: "ru" };
}
