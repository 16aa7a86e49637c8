import type { Asked, Both, EventFields, Materials, OutletKind, PublicEvent, Quotas, Wish } from "@/lib/event/types";

/** What is true of applying to an event: not yet, now, now but late, only if the head admits it, no longer, not until it has a new date, never. */
export type WindowState = "soon" | "open" | "late" | "onRequest" | "closed" | "postponed" | "cancelled";

/** What the window of an event depends on; `admittedUntil` is until when the head admits this one application late. */
export type WindowTerms = Pick<PublicEvent, "opensAt" | "closesAt" | "startsAt" | "latePolicy"> & {
  status: string;
  admittedUntil?: Date | null;
};

/**
 * Whether applications are taken at `now`: from `opensAt`, that instant included, until `closesAt`, excluded, while the
 * event is published; where it takes late ones, as late until it begins; where the head admits them one by one, as late
 * for who is admitted. What decides is the same question asked by the database's clock when an application is sent.
 */
export function windowState(event: WindowTerms, now: Date): WindowState {
  if (event.status === "postponed" || event.status === "cancelled") return event.status;
  if (event.status !== "published") return "closed";
  if (now < event.closesAt) return now < event.opensAt ? "soon" : "open";
  if (event.latePolicy === "closed" || now >= event.startsAt) return "closed";
  if (event.latePolicy === "lateQueue") return "late";
  return event.admittedUntil && now < event.admittedUntil ? "late" : "onRequest";
}

/** Whether an application can be sent in this state of the window. */
export function takesApplications(window: WindowState): window is "open" | "late" {
  return window === "open" || window === "late";
}

/** Whether the event is over. */
export function isOver(event: Pick<PublicEvent, "endsAt">, now: Date): boolean {
  return now >= event.endsAt;
}

/** What is left until an instant: days and hours, under two days hours and minutes; rounded down, never negative. */
export function timeLeft(until: Date, now: Date): { days: number; hours: number; minutes: number } {
  const minutes = Math.max(0, Math.floor((until.getTime() - now.getTime()) / 60_000));
  const days = minutes >= 2 * 24 * 60 ? Math.floor(minutes / (24 * 60)) : 0;
  const rest = minutes - days * 24 * 60;
  return { days, hours: Math.floor(rest / 60), minutes: days > 0 ? 0 : rest % 60 };
}

/** An outlet's name as quotas compare it: without quotation marks, case, and the dots of ё. */
export function outletKey(name: string): string {
  const plain = name.normalize("NFC").toLowerCase().replaceAll("ё", "е");
  return plain
    .replace(/[«»„“”‟"'’]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * How many people of an outlet may be accredited; null where nothing limits them. What names the outlet goes before its
 * kind, its kind before the number for any outlet. The kind is the register's: null until the outlet is matched to it.
 */
export function placesFor(
  { name, kind }: { name: string; kind: OutletKind | null },
  { anyOutlet, byKind, byOutlet }: Quotas,
): number | null {
  const named = byOutlet.find((each) => outletKey(each.outlet) === outletKey(name))?.places;
  return named ?? (kind && byKind[kind]) ?? anyOutlet;
}

/** Whose people are counted together: those of one outlet of the register, else those under one name. */
export function placesKey({ outletId, outletName }: { outletId: string | null; outletName: string }): string {
  return outletId ?? outletKey(outletName);
}

/** What an event's row asks of its applicants. */
export function askedOf(row: {
  regimes: Asked["regimes"];
  mfaWaived: boolean;
  waiverBasisRu: string | null;
  waiverBasisEn: string | null;
  consentVersion: string;
  photoAsked: Wish;
  letterAsked: Wish;
  equipmentAsked: boolean;
  vehiclesAsked: boolean;
}): Asked {
  const [ru, en] = [row.waiverBasisRu ?? row.waiverBasisEn ?? "", row.waiverBasisEn ?? row.waiverBasisRu ?? ""];
  const mfaWaiver = row.mfaWaived ? { ru, en } : null;
  return { regimes: row.regimes, mfaWaiver, consentVersion: row.consentVersion, ...materialsOf(row) };
}

/** Whether an event asks for anything besides data. */
export function asksMaterials({ photo, letter, equipment, vehicles }: Materials): boolean {
  return photo !== "no" || letter !== "no" || equipment || vehicles;
}

/** What an event's row asks besides data. */
export function materialsOf(row: {
  photoAsked: Wish;
  letterAsked: Wish;
  equipmentAsked: boolean;
  vehiclesAsked: boolean;
}): Materials {
  const { photoAsked, letterAsked, equipmentAsked, vehiclesAsked } = row;
  return { photo: photoAsked, letter: letterAsked, equipment: equipmentAsked, vehicles: vehiclesAsked };
}

/** An event's fields as the public would see them in this state, with this notice. */
export function publicEvent(
  fields: EventFields,
  { status, notice }: { status: PublicEvent["status"]; notice: Both | null },
): PublicEvent {
  const { remarkRu, remarkEn } = fields;
  return {
    slug: fields.slug,
    status,
    title: { ru: fields.titleRu, en: fields.titleEn },
    venue: { ru: fields.venueRu, en: fields.venueEn },
    city: { ru: fields.cityRu, en: fields.cityEn },
    timeZone: fields.timeZone,
    startsAt: fields.startsAt,
    endsAt: fields.endsAt,
    opensAt: fields.opensAt,
    closesAt: fields.closesAt,
    decideBy: fields.decideBy,
    latePolicy: fields.latePolicy,
    regimes: fields.regimes,
    entrySlots: fields.entrySlots.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
    zones: fields.zones,
    pools: fields.pools,
    notice,
    remark: remarkRu || remarkEn ? { ru: remarkRu || remarkEn || "", en: remarkEn || remarkRu || "" } : null,
    mfaWaiver: askedOf(fields).mfaWaiver,
    materials: materialsOf(fields),
    contact: { phone: fields.contactPhone, email: fields.contactEmail },
    controller: { ru: fields.controllerRu, en: fields.controllerEn },
    consentVersion: fields.consentVersion,
    retainUntil: fields.retainUntil.toISOString().slice(0, 10),
  };
}
