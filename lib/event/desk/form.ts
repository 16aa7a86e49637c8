import { readPlaces, readQuotas, readSlots, writePlaces, writeQuotas, writeSlots } from "@/lib/event/desk/rows";
import { type Form, type Report, tidy } from "@/lib/event/desk/typed";
import { isZone, readLocal, toLocal, type Which } from "@/lib/event/local-time";
import { type EventFields, latePolicies, wishes } from "@/lib/event/types";

/** The moments of an event, in the order in which they are asked. */
export const moments = ["startsAt", "endsAt", "opensAt", "closesAt", "decideBy"] as const;

/** Texts of one line or of a few, each in both languages. */
export const bothTexts = ["title", "venue", "city", "entrance", "bring", "controller"] as const;

const plain = [
  ...bothTexts.flatMap((name) => [`${name}Ru`, `${name}En`]),
  ...moments.flatMap((name) => [name, `${name}Which`]),
  ...["slug", "timeZone", "latePolicy", "regimeRussian", "regimeForeign", "mfa", "waiverBasisRu", "waiverBasisEn"],
  ...["photoAsked", "letterAsked", "equipmentAsked", "vehiclesAsked"],
  ...["vettingAsked", "twoPeople", "announceDelay", "decisionsHeld", "contactPhone", "contactEmail", "consentVersion"],
  ...["remarkRu", "remarkEn", "retainUntil"],
];
const rows =
  /^(slot(From|To)\d{1,3}(Which)?|((zone|pool)(Code|Ru|En)|quotaOutlet|quotaPlaces)\d{1,3}|quota(Any|Kind-[a-z]+))$/;

/** Whether the event's form has a field of this name. */
export function isEventField(name: string): boolean {
  return plain.includes(name) || rows.test(name);
}

/**
 * Reads an event's form; each thing that is wrong is reported with its field. Gives what could be read, which is only
 * to be used when nothing was reported. What may be missing from a draft is not asked here (see `missing`).
 */
export function readEventForm(form: Form, report: Report): EventFields {
  const { text, at } = readers(form, report);
  const mfaWaived = form.mfa === "waived";
  const email = text("contactEmail", 254);
  if (email !== "" && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(email)) report("contactEmail", "event.email");
  const fields: EventFields = {
    ...readBeginning(form, report),
    venueRu: text("venueRu", 300),
    venueEn: text("venueEn", 300),
    cityRu: text("cityRu", 200),
    cityEn: text("cityEn", 200),
    opensAt: at("opensAt"),
    closesAt: at("closesAt"),
    decideBy: at("decideBy"),
    latePolicy: latePolicies.find((each) => each === form.latePolicy) ?? "closed",
    regimes: [...(form.regimeRussian ? ["russian" as const] : []), ...(form.regimeForeign ? ["foreign" as const] : [])],
    mfaWaived,
    waiverBasisRu: mfaWaived ? text("waiverBasisRu") : null,
    waiverBasisEn: mfaWaived ? text("waiverBasisEn") : null,
    photoAsked: wishes.find((each) => each === form.photoAsked) ?? "no",
    letterAsked: wishes.find((each) => each === form.letterAsked) ?? "no",
    equipmentAsked: form.equipmentAsked === "yes",
    vehiclesAsked: form.vehiclesAsked === "yes",
    vettingAsked: form.vettingAsked === "yes",
    twoPeople: form.twoPeople === "two",
    announceDelay: readDelay(form, report),
    decisionsHeld: form.decisionsHeld === "yes",
    entrySlots: readSlots(form, { at, report }),
    zones: readPlaces(form, "zone", report),
    pools: readPlaces(form, "pool", report),
    quotas: readQuotas(form, report),
    entranceRu: text("entranceRu"),
    entranceEn: text("entranceEn"),
    bringRu: text("bringRu"),
    bringEn: text("bringEn"),
    contactPhone: text("contactPhone", 100),
    contactEmail: email,
    controllerRu: text("controllerRu"),
    controllerEn: text("controllerEn"),
    consentVersion: form.consentVersion ?? "",
    remarkRu: text("remarkRu") || null,
    remarkEn: text("remarkEn") || null,
    retainUntil: readDay(form, "retainUntil", report),
  };
  if (fields.regimes.length === 0) report("regimeRussian", "event.regimes");
  checkOrder(fields, report);
  return fields;
}

/** What is read of every form: texts, and moments by the clock of its zone. */
function readers(form: Form, report: Report) {
  const timeZone = form.timeZone ?? "";
  return {
    timeZone,
    text: (name: string, longest = 2000) => {
      const value = tidy(form[name] ?? "");
      if (value.length > longest) report(name, "event.tooLong", { max: longest });
      return value;
    },
    at: (name: string) => readMoment(form, name, { timeZone: isZone(timeZone) ? timeZone : "UTC", report }),
  };
}

/** Reads what every event has from its beginning: its names, its zone, its day. */
export function readBeginning(form: Form, report: Report) {
  const { text, at, timeZone } = readers(form, report);
  const [titleRu, titleEn, slug] = [text("titleRu", 300), text("titleEn", 300), text("slug", 80)];
  if (titleRu === "") report("titleRu", "event.missing.titleRu");
  if (titleEn === "") report("titleEn", "event.missing.titleEn");
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) report("slug", "event.slug");
  if (!isZone(timeZone)) report("timeZone", "event.zone");
  const [startsAt, endsAt] = [at("startsAt"), at("endsAt")];
  if (startsAt >= endsAt) report("endsAt", "event.order.ends");
  return { slug, titleRu, titleEn, timeZone, startsAt, endsAt };
}

/** The order of an event's moments; what could not be read has been reported already and is passed over. */
function checkOrder(fields: EventFields, report: Report): void {
  const { opensAt, closesAt, endsAt, decideBy, retainUntil } = fields;
  if (opensAt >= closesAt) report("closesAt", "event.order.closes");
  if (closesAt > endsAt) report("closesAt", "event.order.closesAfterEnd");
  if (decideBy > endsAt) report("decideBy", "event.order.decide");
  // The day of the end is in no zone later than this.
  if (retainUntil.getTime() + 86_400_000 <= endsAt.getTime()) report("retainUntil", "event.order.retain");
}

/** An event's fields as its form shows them. Reading gives the same fields again, to the minute. */
export function writeEventForm(fields: EventFields): Record<string, string> {
  const { timeZone } = fields;
  const form: Record<string, string> = {
    slug: fields.slug,
    timeZone,
    latePolicy: fields.latePolicy,
    regimeRussian: fields.regimes.includes("russian") ? "yes" : "",
    regimeForeign: fields.regimes.includes("foreign") ? "yes" : "",
    mfa: fields.mfaWaived ? "waived" : "asked",
    waiverBasisRu: fields.waiverBasisRu ?? "",
    waiverBasisEn: fields.waiverBasisEn ?? "",
    photoAsked: fields.photoAsked,
    letterAsked: fields.letterAsked,
    equipmentAsked: fields.equipmentAsked ? "yes" : "",
    vehiclesAsked: fields.vehiclesAsked ? "yes" : "",
    vettingAsked: fields.vettingAsked ? "yes" : "",
    twoPeople: fields.twoPeople ? "two" : "one",
    announceDelay: String(fields.announceDelay),
    decisionsHeld: fields.decisionsHeld ? "yes" : "",
    contactPhone: fields.contactPhone,
    contactEmail: fields.contactEmail,
    consentVersion: fields.consentVersion,
    remarkRu: fields.remarkRu ?? "",
    remarkEn: fields.remarkEn ?? "",
    retainUntil: fields.retainUntil.toISOString().slice(0, 10),
    ...writeSlots(fields.entrySlots, timeZone),
    ...writePlaces(fields.zones, "zone"),
    ...writePlaces(fields.pools, "pool"),
    ...writeQuotas(fields.quotas),
  };
  for (const name of bothTexts)
    for (const language of ["Ru", "En"] as const) form[`${name}${language}`] = fields[`${name}${language}`];
  for (const name of moments) {
    const { local, which } = toLocal(fields[name], timeZone);
    form[name] = local;
    form[`${name}Which`] = which;
  }
  return form;
}

/** A local time of the form as an instant; what cannot be read is reported and gives no instant at all. */
function readMoment(form: Form, name: string, { timeZone, report }: { timeZone: string; report: Report }): Date {
  const which = ["first", "second"].find((each) => each === form[`${name}Which`]) as Which | undefined;
  const read = readLocal(form[name] ?? "", timeZone, which);
  if (read.ok) return read.value;
  report(name, read.error.code, { ...read.error.params, zone: timeZone });
  return new Date(Number.NaN);
}

function readDay(form: Form, name: string, report: Report): Date {
  const typed = form[name] ?? "";
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T00:00:00Z` : Number.NaN);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== typed) {
    report(name, "event.day");
    return new Date(Number.NaN);
  }
  return day;
}

function readDelay(form: Form, report: Report): number {
  const typed = form.announceDelay ?? "";
  const minutes = /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
  if (!(minutes <= 10_080)) report("announceDelay", "event.delay");
  return minutes;
}
