import { type Actor, can } from "@/lib/access";
import { dayAt, dayOf, shiftWith } from "@/lib/event/local-time";
import { moveBetween } from "@/lib/event/status";
import type { EventFields, EventStatus, Place, Quotas } from "@/lib/event/types";
import { err, type Failure, ok, type Result } from "@/lib/result";

const needed = [
  ...["titleRu", "titleEn", "venueRu", "venueEn", "cityRu", "cityEn", "entranceRu", "entranceEn"],
  ...["bringRu", "bringEn", "contactPhone", "contactEmail", "controllerRu", "controllerEn"],
] as (keyof EventFields & string)[];

/** The fields that an event still lacks before the public may see it, in the order of its form. */
export function missing(fields: EventFields): string[] {
  const basis = fields.mfaWaived ? (["waiverBasisRu", "waiverBasisEn"] as const) : [];
  return [...needed, ...basis].filter((name) => !fields[name]);
}

/** The same as failures beside their fields. */
export function missingFailures(fields: EventFields): Failure[] {
  return missing(fields).map((field) => ({ code: `event.missing.${field}`, field }));
}

/** What a move is judged by. */
export type Moving = { status: EventStatus; fields: EventFields; id: string };

/**
 * Whether this person may move an event to another state now. Refuses "event.notFromHere", "event.notAllowed",
 * "event.alreadyClosed" (its window would be over before anybody saw it), "event.notOver" (an archived event is hidden
 * from its applicants), and for each thing that is missing before it may be published its own failure.
 */
export function move(
  event: Moving,
  { to, actor, now }: { to: EventStatus; actor: Actor; now: Date },
): Result<EventStatus, Failure[]> {
  const refuse = (code: string): Result<EventStatus, Failure[]> => ({ ok: false, error: [{ code }] });
  const edge = moveBetween(event.status, to);
  if (!edge) return refuse("event.notFromHere");
  if (!can(actor, edge.asks, { eventId: event.id })) return refuse("event.notAllowed");
  const { closesAt, endsAt } = event.fields;
  if (to === "published") {
    const lacking = missingFailures(event.fields);
    if (lacking.length > 0) return { ok: false, error: lacking };
    if (event.status === "draft" && closesAt <= now) return refuse("event.alreadyClosed");
  }
  if (to === "archived" && event.status === "closed" && now < endsAt) return refuse("event.notOver");
  return ok(to);
}

/** Whether this person may write an event's fields as it stands: a draft by those who draft, a public one by the head. */
export function mayWrite(actor: Actor, { id, status }: { id: string; status: EventStatus }): boolean {
  if (status === "archived") return false;
  return can(actor, status === "draft" ? "event.draft" : "event.publish", { eventId: id });
}

/** What an event is created with. */
export type Beginning = Pick<EventFields, "slug" | "titleRu" | "titleEn" | "timeZone" | "startsAt" | "endsAt"> & {
  consentVersion: string;
};

/**
 * The fields of a new event: the window opens three weeks before it and closes at noon two days before, decisions are
 * due at 18:00 the day before, data are kept for six months. All of it can be changed afterwards.
 */
export function beginFields(beginning: Beginning): EventFields {
  const { startsAt, endsAt, timeZone } = beginning;
  const at = (days: number, time: string) => dayAt(startsAt, { timeZone, days, time });
  return {
    ...beginning,
    ...{ venueRu: "", venueEn: "", cityRu: "", cityEn: "", entranceRu: "", entranceEn: "", bringRu: "", bringEn: "" },
    ...{ contactPhone: "", contactEmail: "", controllerRu: "", controllerEn: "", remarkRu: null, remarkEn: null },
    opensAt: at(-21, "10:00"),
    closesAt: at(-2, "12:00"),
    decideBy: at(-1, "18:00"),
    latePolicy: "closed",
    regimes: ["russian", "foreign"],
    ...{ mfaWaived: false, waiverBasisRu: null, waiverBasisEn: null, vettingAsked: false, twoPeople: false },
    ...{ photoAsked: "no", letterAsked: "no", equipmentAsked: false, vehiclesAsked: false },
    announceDelay: 10,
    decisionsHeld: false,
    ...{ entrySlots: [], zones: [], pools: [], quotas: { anyOutlet: null, byKind: {}, byOutlet: [] } },
    retainUntil: new Date(`${dayOf(endsAt, timeZone, { months: 6 })}T00:00:00Z`),
  };
}

/**
 * The fields of a new event like an earlier one: its texts and rules, with every moment as many days before or after
 * the beginning as it was, at the same clock time. The remark, which spoke of that one alone, stays behind.
 */
export function copyFields(earlier: EventFields, beginning: Beginning): EventFields {
  const { startsAt, timeZone, endsAt } = beginning;
  const way = { from: { at: earlier.startsAt, timeZone: earlier.timeZone }, to: { at: startsAt, timeZone } };
  const shifted = (instant: Date) => shiftWith(instant, way);
  const kept = earlier.retainUntil.getTime() - new Date(dayOf(earlier.endsAt, earlier.timeZone)).getTime();
  return {
    ...earlier,
    ...beginning,
    opensAt: shifted(earlier.opensAt),
    closesAt: shifted(earlier.closesAt),
    decideBy: shifted(earlier.decideBy),
    entrySlots: earlier.entrySlots.map(({ from, to }) => ({
      from: shifted(new Date(from)).toISOString(),
      to: shifted(new Date(to)).toISOString(),
    })),
    remarkRu: null,
    remarkEn: null,
    retainUntil: new Date(new Date(dayOf(endsAt, timeZone)).getTime() + Math.max(0, kept)),
  };
}

/** Before and after of each field that differs, as the audit keeps them. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

/** What differs between two states of an event's fields. */
export function changesBetween(before: object, after: object): Changes {
  const was = before as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, value]) => [name, { before: sayable(was[name]), after: sayable(value) }] as const)
      .filter(([, change]) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
  );
}

/** A value in a shape that the audit's page can say: texts, numbers, instants and lists of texts. */
function sayable(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => (typeof each === "object" ? sayRow(each) : each));
  if (typeof value !== "object" || value === null) return value ?? null;
  const { anyOutlet = null, byKind = {}, byOutlet = [] } = value as Partial<Quotas>;
  return [
    ...(anyOutlet === null ? [] : [`* ${anyOutlet}`]),
    ...Object.entries(byKind)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, places]) => `${kind} ${places}`),
    ...byOutlet.map(({ outlet, places }) => `${outlet} ${places}`),
  ];
}

function sayRow(row: Place | { from: string; to: string }): string {
  return "code" in row ? `${row.code} ${row.name.ru} / ${row.name.en}` : `${row.from}/${row.to}`;
}

/**
 * Whether an event stops holding its decisions by this: only once none is held, so that no letter leaves by a change of
 * settings. `held` is how many are; refuses "event.decisionsHeld".
 */
export function letsGoOf(held: number): Result<undefined> {
  if (held === 0) return ok(undefined);
  return { ok: false, error: { code: "event.decisionsHeld", field: "decisionsHeld", params: { count: held } } };
}

/** Whether an event may lose entry slots or places that decisions already name: refuses "event.slotsInUse", "event.placesInUse". */
export function keepsWhatIsUsed(
  before: EventFields,
  after: EventFields,
  used: { answered: boolean; places: readonly string[] },
): Result<undefined> {
  if (used.answered && after.entrySlots.length < before.entrySlots.length) return err("event.slotsInUse");
  const left = new Set([...after.zones, ...after.pools].map(({ code }) => code));
  const lost = used.places.filter((code) => !left.has(code));
  return lost.length > 0 ? err("event.placesInUse", { codes: lost.join(", ") }) : ok(undefined);
}
