import { type Actor, isOwnEvent } from "@/lib/access";
import { db } from "@/lib/db";
import type { Both, EntrySlot } from "@/lib/event/types";

/** An event as the desk works on it, in both languages; instants are UTC, `timeZone` is an IANA name. */
export type OwnEvent = {
  id: string;
  slug: string;
  title: Both;
  /** City and venue. */
  place: Both;
  opensAt: Date;
  closesAt: Date;
  startsAt: Date;
  timeZone: string;
  entrySlots: EntrySlot[];
  vettingAsked: boolean;
};

/** A line of a choice of events. */
export type OwnEventLine = Pick<OwnEvent, "slug" | "title" | "startsAt" | "timeZone">;

/** The events that this person works on: what is to come first, by its beginning, then the past, latest first. */
export async function listOwnEvents(actor: Actor): Promise<OwnEventLine[]> {
  const rows = await db().event.findMany({
    where: {
      status: { notIn: ["draft", "archived"] },
      ...(actor.eventIds.length > 0 && { id: { in: [...actor.eventIds] } }),
    },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    select: { slug: true, titleRu: true, titleEn: true, startsAt: true, endsAt: true, timeZone: true },
    take: 100,
  });
  const now = Date.now();
  const coming = rows.filter(({ endsAt }) => endsAt.getTime() > now).reverse();
  const past = rows.filter(({ endsAt }) => endsAt.getTime() <= now);
  return [...coming, ...past].map(({ slug, titleRu, titleEn, startsAt, timeZone }) => ({
    slug,
    title: { ru: titleRu, en: titleEn },
    startsAt,
    timeZone,
  }));
}

/** One event of theirs by its slug; null for another's, and for one that does not exist, alike. */
export async function findOwnEvent(actor: Actor, slug: string): Promise<OwnEvent | null> {
  // What cannot be a slug is not asked for: the database refuses some characters altogether.
  if (!/^[\w-]{1,100}$/.test(slug)) return null;
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
      opensAt: true,
      closesAt: true,
      startsAt: true,
      timeZone: true,
      entrySlots: true,
      vettingAsked: true,
    },
  });
  if (!row || row.status === "draft" || row.status === "archived" || !isOwnEvent(actor, row.id)) return null;
  const { id, opensAt, closesAt, startsAt, timeZone } = row;
  return {
    id,
    slug: row.slug,
    title: { ru: row.titleRu, en: row.titleEn },
    place: { ru: `${row.cityRu}, ${row.venueRu}`, en: `${row.cityEn}, ${row.venueEn}` },
    opensAt,
    closesAt,
    startsAt,
    timeZone,
    entrySlots: toSlots(row.entrySlots),
    vettingAsked: row.vettingAsked,
  };
}

function toSlots(slots: unknown): EntrySlot[] {
  if (!Array.isArray(slots)) return [];
  return slots.map((slot: { from: string; to: string }) => ({ from: new Date(slot.from), to: new Date(slot.to) }));
}
