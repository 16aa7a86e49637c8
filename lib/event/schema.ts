import * as z from "zod";
import { isZone, readLocal } from "@/lib/event/local-time";
import { type Asked, latePolicies, outletKinds, type Place, type Quotas, wishes } from "@/lib/event/types";

const text = z.string().trim().min(1, "is empty").max(2000);
const both = z.strictObject({ ru: text, en: text });
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "must be a local time such as 2027-05-15T13:30");
const statuses = ["draft", "published", "postponed", "cancelled", "closed", "archived"] as const;

const regimes = z
  .array(z.enum(["russian", "foreign"]))
  .min(1, "must admit somebody")
  .refine((list) => new Set(list).size === list.length, "names one twice");
const wish = z.enum(wishes);
const places = z.number().int().min(0).max(100_000);

/** Zones or pools as a row keeps them. A code is what a badge prints: up to eight capitals and digits, each once. */
export const placesSchema = z
  .array(z.strictObject({ code: z.string().regex(/^[A-ZА-ЯЁ0-9]{1,8}$/, "must be capitals and digits"), name: both }))
  .max(30)
  .refine(
    (list) => new Set(list.map(({ code }) => code)).size === list.length,
    "names one code twice",
  ) satisfies z.ZodType<Place[]>;

/** Quotas as a row keeps them. */
export const quotasSchema = z.strictObject({
  anyOutlet: places.nullable(),
  byKind: z.partialRecord(z.enum(outletKinds), places),
  byOutlet: z.array(z.strictObject({ outlet: text, places })).max(200),
}) satisfies z.ZodType<Quotas>;

/** What an event asked, as a row of its questions keeps it. */
export const askedSchema = z.strictObject({
  regimes,
  mfaWaiver: z.strictObject({ ru: z.string(), en: z.string() }).nullable(),
  consentVersion: z.string(),
  // Absent in versions from before these could be asked.
  photo: wish.default("no"),
  letter: wish.default("no"),
  equipment: z.boolean().default(false),
  vehicles: z.boolean().default(false),
}) satisfies z.ZodType<Asked>;

/** An event as its press service writes it down: local times in its own zone, texts in both languages. */
const written = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "may hold small letters, digits and hyphens")
    .max(80),
  status: z.enum(statuses),
  title: both,
  venue: both,
  city: both,
  timeZone: z.string().refine(isZone, "must be a zone such as Europe/Moscow"),
  opensAt: localTime,
  closesAt: localTime,
  decideBy: localTime,
  startsAt: localTime,
  endsAt: localTime,
  entrySlots: z.array(z.strictObject({ from: localTime, to: localTime })).max(50),
  /** What was changed, where it is postponed or cancelled. */
  notice: both.nullable(),
  /** The legal basis on which foreign media need no accreditation by the Ministry of Foreign Affairs; null where they do. */
  mfaWaiver: both.nullable(),
  latePolicy: z.enum(latePolicies).default("closed"),
  regimes: regimes.default(["russian", "foreign"]),
  /** What else is asked: "no", "optional" or "required"; lists of equipment and vehicles may always stay empty. */
  photo: wish.default("no"),
  letter: wish.default("no"),
  equipment: z.boolean().default(false),
  vehicles: z.boolean().default(false),
  /** A protective service looks at everybody before a badge is made. */
  vettingAsked: z.boolean().default(false),
  zones: placesSchema.default([]),
  pools: placesSchema.default([]),
  quotas: quotasSchema.default({ anyOutlet: null, byKind: {}, byOutlet: [] }),
  twoPeople: z.boolean(),
  /** Minutes between a decision and its announcement. */
  announceDelay: z.number().int().min(0).max(10_080),
  /** Decisions wait, whatever the delay, until the head releases them all. */
  decisionsHeld: z.boolean().default(false),
  entrance: both,
  bring: both,
  contact: z.strictObject({ phone: text, email: z.email() }),
  controller: both,
  retainUntil: z.iso.date(),
});

/**
 * An event's file, read: instants instead of local times. Refuses a local time that its zone skips or has twice, and
 * moments in the wrong order, in English sentences for the operator.
 */
export const eventFileSchema = written.transform((event, context) => {
  const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const instant = (path: (string | number)[], local: string): Date => {
    const read = readLocal(local, event.timeZone);
    if (read.ok) return read.value;
    refuse(path, `${local} does not exist, or exists twice, in ${event.timeZone}: the clocks change there`);
    return new Date(Number.NaN);
  };
  const moments = {
    opensAt: instant(["opensAt"], event.opensAt),
    closesAt: instant(["closesAt"], event.closesAt),
    decideBy: instant(["decideBy"], event.decideBy),
    startsAt: instant(["startsAt"], event.startsAt),
    endsAt: instant(["endsAt"], event.endsAt),
  };
  if (moments.opensAt >= moments.closesAt) refuse(["closesAt"], "must be later than opensAt");
  if (moments.closesAt > moments.endsAt) refuse(["closesAt"], "must not be later than endsAt");
  if (moments.startsAt >= moments.endsAt) refuse(["endsAt"], "must be later than startsAt");
  if (event.retainUntil < event.endsAt.slice(0, 10)) refuse(["retainUntil"], "must not be before the event");
  if ((event.status === "postponed" || event.status === "cancelled") && !event.notice)
    refuse(["notice"], "must say what was changed");
  const entrySlots = event.entrySlots.map(({ from, to }, index) => {
    const slot = { from: instant(["entrySlots", index, "from"], from), to: instant(["entrySlots", index, "to"], to) };
    if (slot.from >= slot.to) refuse(["entrySlots", index, "to"], "must be later than from");
    return slot;
  });
  return { ...event, ...moments, entrySlots };
});

/** An event to be created or changed. */
export type EventFile = z.output<typeof eventFileSchema>;
