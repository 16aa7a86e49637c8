import { Flag, flagMarkup } from "@/app/_ui/desk-table";
import type { Markup } from "@/app/_ui/markup";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import type { OutboxLine } from "@/lib/mail/queries";
import { messageKinds } from "@/lib/mail/types";

export type Words = ReturnType<typeof words<"outbox">>;

/** The words of a letter's kind; one that has none is shown under its own name rather than hidden. */
export function kindWords(t: Words, kind: string): string {
  const known = messageKinds.find((each) => each === kind);
  return known ? t(`kinds.${known}`) : kind;
}

/** The event that a letter belongs to; one to a member of staff belongs to none. */
export function eventTitle(t: Words, { event }: Pick<OutboxLine, "event">, locale: Locale): string {
  if (!event) return t("noEvent");
  return locale === "ru" ? event.titleRu : event.titleEn;
}

/** How a letter stands; marked where it needs a look or stands in the way. */
export function Status({ line, locale }: { line: Standing; locale: Locale }) {
  const { tone, text } = statusOf(words(locale, "outbox"), line);
  return tone ? <Flag tone={tone}>{text}</Flag> : text;
}

/** The same as text, for rows that are written as markup. */
export function statusMarkup(t: Words, line: Standing): Markup | string {
  const { tone, text } = statusOf(t, line);
  return tone ? flagMarkup(tone, text) : text;
}

type Standing = Pick<OutboxLine, "status" | "attempts">;

function statusOf(t: Words, { status, attempts }: Standing): { tone?: "s" | "w"; text: string } {
  if (status === "failed") return { tone: "s", text: t("states.failed") };
  if (status === "waiting" && attempts > 0) return { tone: "w", text: t("states.retrying") };
  return { text: t(`states.${status}`) };
}
