import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/application/types";
import en from "@/messages/en/lists.json";
import ru from "@/messages/ru/lists.json";

const messages = { ru, en };

/** The words of a list in its own language, which need not be the reader's. */
export function listWords(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale] as typeof ru });
}

export type ListWords = ReturnType<typeof listWords>;
