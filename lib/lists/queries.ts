import type { Locale } from "@/lib/application/types";
import type { OwnEvent } from "@/lib/event/own/queries";
import type { Column } from "@/lib/lists/columns";
import { openList } from "@/lib/lists/people/open-list";
import type { ListEvent, Row } from "@/lib/lists/types";

/** What the list of an event says of it, in the list's language. */
export function inLanguage(event: OwnEvent, language: Locale): ListEvent & { id: string } {
  return { ...event, title: event.title[language], place: event.place[language] };
}

/** How many are approved, and the first rows of their list; what is sealed stays empty. */
export async function previewList(of: {
  event: OwnEvent;
  language: Locale;
  columns: readonly Column[];
  only?: "badge" | undefined;
}): Promise<{ count: number; rows: readonly Row[] }> {
  const { event, language, columns, only } = of;
  const list = await openList({ event: inLanguage(event, language), language, columns, key: null, only, batch: 10 });
  try {
    for await (const rows of list.batches) return { count: list.count, rows };
    return { count: list.count, rows: [] };
  } finally {
    await list.close();
  }
}
