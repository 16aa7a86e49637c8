import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/application/types";
import { readLetters } from "@/lib/event/letters/queries";

const keys = ["quota", "places", "late", "mfa", "data"] as const;

/** The reasons of a refusal that are offered at an event, in one order in both languages: its own, else ours. */
export async function preparedReasons(eventId: string): Promise<Record<Locale, string[]>> {
  const { reasons } = await readLetters(eventId);
  if (reasons.length > 0) return { ru: reasons.map(({ ru }) => ru), en: reasons.map(({ en }) => en) };
  const [ru, en] = await Promise.all([ourReasons("ru"), ourReasons("en")]);
  return { ru, en };
}

/** The reasons that are offered where an event has none of its own. */
export async function ourReasons(locale: Locale): Promise<string[]> {
  const t = await getTranslations({ locale, namespace: "review.decide.templates" });
  return keys.map((key) => t(key));
}
