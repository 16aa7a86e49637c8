import { getTranslations } from "next-intl/server";
import { type LetterKind, letterKinds } from "@/lib/event/letters/types";
import type { Both, EventFields } from "@/lib/event/types";

/** How the letters of decisions begin where an event has no words of its own. */
export async function ourWords({ titleRu, titleEn }: EventFields): Promise<Record<LetterKind, Both>> {
  const [ru, en] = await Promise.all([
    getTranslations({ locale: "ru", namespace: "mail" }),
    getTranslations({ locale: "en", namespace: "mail" }),
  ]);
  const words = letterKinds.map((kind) => [
    kind,
    { ru: ru(`${kind}.decision`, { event: titleRu }), en: en(`${kind}.decision`, { event: titleEn }) },
  ]);
  return Object.fromEntries(words);
}
