import { type Actor, can } from "@/lib/access";
import type { Locale } from "@/lib/application/types";
import { db } from "@/lib/db";
import type { Both, EntrySlot } from "@/lib/event/types";
import type { Column } from "@/lib/lists/columns";
import { openList } from "@/lib/lists/people/open-list";
import type { ListEvent, Row } from "@/lib/lists/types";

/** An event whose list can be taken, in both languages. */
export type EventOfLists = {
  id: string;
  slug: string;
  title: Both;
  place: Both;
  startsAt: Date;
  timeZone: string;
  entrySlots: EntrySlot[];
};

/** The events whose lists this person may take: what is to come first, by its beginning, then the past, latest first. */
export async function listEvents(actor: Actor): Promise<{ slug: string; title: Both }[]> {
  const rows = await db().event.findMany({
    where: {
      status: { notIn: ["draft", "archived"] },
      ...(actor.eventIds.length > 0 && { id: { in: [...actor.eventIds] } }),
    },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    select: { id: true, slug: true, titleRu: true, titleEn: true, endsAt: true },
    take: 100,
  });
  const allowed = rows.filter(({ id }) => can(actor, "list.export", { eventId: id }));
  const now = Date.now();
  const coming = allowed.filter(({ endsAt }) => endsAt.getTime() > now).reverse();
  const past = allowed.filter(({ endsAt }) => endsAt.getTime() <= now);
  return [...coming, ...past].map(({ slug, titleRu, titleEn }) => ({ slug, title: { ru: titleRu, en: titleEn } }));
}

/** One event of theirs by its slug; null for another's, and for one that does not exist, alike. */
export async function findEvent(actor: Actor, slug: string): Promise<EventOfLists | null> {
  const row = await db().event.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      status: true,
      titleRu: true,
      titleEn: true,
      cityRu: true,
      cityEn: true,
      venueRu: true,
      venueEn: true,
      startsAt: true,
      timeZone: true,
      entrySlots: true,
    },
  });
  if (!row || row.status === "draft" || row.status === "archived") return null;
  if (!can(actor, "list.export", { eventId: row.id })) return null;
  return {
    id: row.id,
    slug: row.slug,
    title: { ru: row.titleRu, en: row.titleEn },
    place: { ru: `${row.cityRu}, ${row.venueRu}`, en: `${row.cityEn}, ${row.venueEn}` },
    startsAt: row.startsAt,
    timeZone: row.timeZone,
    entrySlots: toSlots(row.entrySlots),
  };
}

/** What the list of an event says of it, in the list's language. */
export function inLanguage(event: EventOfLists, language: Locale): ListEvent & { id: string } {
  return { ...event, title: event.title[language], place: event.place[language] };
}

/** How many are approved, and the first rows of their list; what is sealed stays empty. */
export async function previewList(of: {
  event: EventOfLists;
  language: Locale;
  columns: readonly Column[];
}): Promise<{ count: number; rows: readonly Row[] }> {
  const { event, language, columns } = of;
  const list = await openList({ event: inLanguage(event, language), language, columns, key: null, batch: 10 });
  try {
    for await (const rows of list.batches) return { count: list.count, rows };
    return { count: list.count, rows: [] };
  } finally {
    await list.close();
  }
}

function toSlots(slots: unknown): EntrySlot[] {
  if (!Array.isArray(slots)) return [];
  return slots.map((slot: { from: string; to: string }) => ({ from: new Date(slot.from), to: new Date(slot.to) }));
}
