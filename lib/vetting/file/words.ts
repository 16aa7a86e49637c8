import { createTranslator } from "use-intl/core";
import type { DocumentKind, Locale } from "@/lib/application/types";
import en from "@/messages/en/vetting.json";
import ru from "@/messages/ru/vetting.json";

const messages = { ru, en };

const described = [
  ...["familyRu", "givenRu", "patronymicRu", "familyLat", "givenLat", "patronymicLat", "outlet", "country"],
  ...["position", "documentKind", "documentNumber", "birthDate", "birthPlace", "citizenship"],
] as (keyof (typeof ru)["file"]["columns"])[];

/** A file's head and the words of its cells. "id", "result" and "note" stay as they are: results are read by them. */
export function fileWords(locale: Locale) {
  const t = createTranslator({ locale, messages: messages[locale] as typeof ru });
  return {
    head: ["id", ...described.map((name) => t(`file.columns.${name}`)), "result", "note"],
    documentKind: (kind: DocumentKind) => t(`file.kinds.${kind}`),
  };
}
