import { getTranslations } from "next-intl/server";
import { Flag } from "@/app/_ui/desk-table";
import type { Locale } from "@/lib/application/types";
import type { OutboxLine } from "@/lib/mail/queries";
import { messageKinds } from "@/lib/mail/types";

type Words = Awaited<ReturnType<typeof getTranslations<"outbox">>>;

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
export async function Status({ line: { status, attempts } }: { line: Pick<OutboxLine, "status" | "attempts"> }) {
  const t = await getTranslations("outbox");
  if (status === "failed") return <Flag tone="s">{t("states.failed")}</Flag>;
  if (status === "waiting" && attempts > 0) return <Flag tone="w">{t("states.retrying")}</Flag>;
  return t(`states.${status}`);
}
