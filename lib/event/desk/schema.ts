import * as z from "zod";
import { isEventField, readBeginning, readEventForm } from "@/lib/event/desk/form";
import type { Form, Report } from "@/lib/event/desk/typed";
import { eventStatuses } from "@/lib/event/status";

const id = z.uuid("form.unexpected");
const version = z
  .string()
  .regex(/^\d{1,9}$/, "form.unexpected")
  .transform(Number);
const locale = z.enum(["ru", "en"], "form.unexpected");

const envelope = z.object({ id, version, locale });
const envelopeNames = Object.keys(envelope.shape);
const longest = 20_000;

/** An event's whole form: which event, as which version it was read, and its fields. */
export const saveSchema = z.unknown().transform((sent, context) => {
  const form = sent as Form;
  const names = Object.keys(form);
  const read = envelope.safeParse(form);
  const known = names.every((name) => envelopeNames.includes(name) || isEventField(name));
  if (!read.success || !known || names.some((name) => (form[name]?.length ?? 0) > longest)) {
    context.addIssue({ code: "custom", message: "form.unexpected" });
    return z.NEVER;
  }
  const report: Report = (field, code, params) =>
    context.addIssue({ code: "custom", message: code, path: [field], ...(params && { params }) });
  return { ...read.data, fields: readEventForm(form, report) };
});

const beginnings = [
  "locale",
  "slug",
  "titleRu",
  "titleEn",
  "timeZone",
  "startsAt",
  "startsAtWhich",
  "endsAt",
  "endsAtWhich",
];

/**
 * What an event begins with: names, zone, day; `copyFrom` is the slug of an earlier event, or "". Everything that is
 * wrong is said at once.
 */
export const createSchema = z.unknown().transform((sent, context) => {
  const form = sent as Form;
  const read = locale.safeParse(form.locale);
  const known = Object.keys(form).every((name) => beginnings.includes(name) || name === "copyFrom");
  if (!read.success || !known || Object.values(form).some((value) => value.length > longest)) {
    context.addIssue({ code: "custom", message: "form.unexpected" });
    return z.NEVER;
  }
  const report: Report = (field, code, params) =>
    context.addIssue({ code: "custom", message: code, path: [field], ...(params && { params }) });
  return { locale: read.data, copyFrom: form.copyFrom ?? "", ...readBeginning(form, report) };
});

/** A move of an event to another state. */
export const moveSchema = z.strictObject({ id, version, locale, to: z.enum(eventStatuses, "form.unexpected") });
