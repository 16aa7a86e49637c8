import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { materialsOf } from "@/lib/event/rules";
import { placesSchema } from "@/lib/event/schema";
import type { Both, EntrySlot, ListedEvent, PublicEvent } from "@/lib/event/types";

const publicStatuses = ["published", "postponed", "cancelled", "closed"] as const;

/** What it is called, where it is and when, in both languages. */
export const titleAndPlace = {
  titleRu: true,
  titleEn: true,
  venueRu: true,
  venueEn: true,
  cityRu: true,
  cityEn: true,
  timeZone: true,
  startsAt: true,
  endsAt: true,
} as const satisfies Prisma.EventSelect;

const listed = {
  slug: true,
  status: true,
  ...titleAndPlace,
  opensAt: true,
  closesAt: true,
  latePolicy: true,
} as const satisfies Prisma.EventSelect;

const shown = {
  ...listed,
  decideBy: true,
  regimes: true,
  entrySlots: true,
  zones: true,
  pools: true,
  noticeRu: true,
  noticeEn: true,
  remarkRu: true,
  remarkEn: true,
  photoAsked: true,
  letterAsked: true,
  equipmentAsked: true,
  vehiclesAsked: true,
  mfaWaived: true,
  waiverBasisRu: true,
  waiverBasisEn: true,
  contactPhone: true,
  contactEmail: true,
  controllerRu: true,
  controllerEn: true,
  consentVersion: true,
  retainUntil: true,
} as const satisfies Prisma.EventSelect;

/** The public list: what is to come or under way, by its beginning, and the last 50 that are over, latest first. */
export async function listPublicEvents(now: Date): Promise<{ coming: ListedEvent[]; past: ListedEvent[] }> {
  const status = { in: [...publicStatuses] };
  const [coming, past] = await Promise.all([
    db().event.findMany({
      where: { status, endsAt: { gt: now } },
      orderBy: [{ startsAt: "asc" }, { slug: "asc" }],
      select: listed,
    }),
    db().event.findMany({
      where: { status, endsAt: { lte: now } },
      orderBy: [{ startsAt: "desc" }, { slug: "asc" }],
      select: listed,
      take: 50,
    }),
  ]);
  return { coming: coming.map(toListedEvent), past: past.map(toListedEvent) };
}

/** One event as the public may know it; null for a draft, an archived one, and one that does not exist alike. */
export async function findPublicEvent(slug: string): Promise<PublicEvent | null> {
  const row = await db().event.findUnique({ where: { slug }, select: shown });
  if (!row) return null;
  const event = toListedEvent(row);
  if (!isPublic(row.status)) return null;
  return {
    ...event,
    decideBy: row.decideBy,
    regimes: row.regimes,
    entrySlots: toSlots(row.entrySlots),
    zones: placesSchema.parse(row.zones),
    pools: placesSchema.parse(row.pools),
    notice: both(row.noticeRu, row.noticeEn),
    remark: both(row.remarkRu, row.remarkEn),
    mfaWaiver: row.mfaWaived ? (both(row.waiverBasisRu, row.waiverBasisEn) ?? { ru: "", en: "" }) : null,
    materials: materialsOf(row),
    contact: { phone: row.contactPhone, email: row.contactEmail },
    controller: { ru: row.controllerRu, en: row.controllerEn },
    consentVersion: row.consentVersion,
    retainUntil: row.retainUntil.toISOString().slice(0, 10),
  };
}

function isPublic(status: string): status is PublicEvent["status"] {
  return publicStatuses.some((each) => each === status);
}

function toListedEvent(row: Prisma.EventGetPayload<{ select: typeof listed }>): ListedEvent {
  return {
    slug: row.slug,
    // The queries ask for public ones; findPublicEvent looks once more.
    status: isPublic(row.status) ? row.status : "closed",
    title: { ru: row.titleRu, en: row.titleEn },
    venue: { ru: row.venueRu, en: row.venueEn },
    city: { ru: row.cityRu, en: row.cityEn },
    timeZone: row.timeZone,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    latePolicy: row.latePolicy,
  };
}

/** The other language stands in for one that was not written. */
function both(ru: string | null, en: string | null): Both | null {
  return ru || en ? { ru: ru || en || "", en: en || ru || "" } : null;
}

function toSlots(slots: unknown): EntrySlot[] {
  if (!Array.isArray(slots)) return [];
  return slots.map((slot: { from: string; to: string }) => ({ from: new Date(slot.from), to: new Date(slot.to) }));
}
