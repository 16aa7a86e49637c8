import { Temporal } from "temporal-polyfill";
import { fieldsOf, readApplication } from "@/lib/application/steps";
import type { Answers, ApplicationContext, ApplicationInput, FieldError, Regime } from "@/lib/application/types";
import { type EntryBasis, type EntryEvent, entryBases, type SheetOutlet } from "@/lib/entry/types";
import { isOver, windowState } from "@/lib/event/rules";
import { normalise } from "@/lib/names/normalise";
import { ok, type Result } from "@/lib/result";

/** How what came at some moment stands to an event's window; `off` where the event takes nothing at all. */
export type Timeliness = "inTime" | "early" | "late" | "off";

/** Whether what was received at an instant came inside the window; `closesAt` is the first instant that is late. */
export function timeliness(event: Pick<EntryEvent, "status" | "opensAt" | "closesAt">, receivedAt: Date): Timeliness {
  if (event.status !== "published" && event.status !== "closed") return "off";
  // A window that was closed by hand closes nothing to what had come before its time.
  const state = windowState({ ...event, status: "published" }, receivedAt);
  return state === "open" ? "inTime" : state === "soon" ? "early" : "late";
}

/** Why nobody can be entered for this event at `now`, whenever their sheet came; null where they can. */
export function barredNow(event: Pick<EntryEvent, "status" | "endsAt">, now: Date): string | null {
  if (event.status !== "published" && event.status !== "closed") return "entry.eventOff";
  return isOver(event, now) ? "entry.eventOver" : null;
}

/** An instant from a calendar date (YYYY-MM-DD) and a time ("9:05", "09.05", "0905") by a zone's clock; null for no time. */
export function localInstant(date: string, typedTime: string, timeZone: string): Date | null {
  const [, hour, minute] = /^(\d{1,2})[:.\s-]?(\d{2})$/.exec(normalise(typedTime)) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  const plainTime = { hour: Number(hour), minute: Number(minute) };
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}

/** The fields of a person on a sheet, in the order of the form; outlet and editorial contact stand on the sheet. */
export function personFields(regime: Regime): readonly string[] {
  const of = (step: "person" | "document") => fieldsOf(step, { regime });
  return [...of("person"), ...of("document"), "email", "phone", "consentBasis"];
}

/** A person of a sheet, whole and checked. */
export type PersonOfSheet = { stated: ApplicationInput; basis: EntryBasis };

/**
 * Reads a person by the same checks as the applicant's own pages, except that an address and a telephone of their own
 * may be missing, and that the officer says how they consented.
 */
export function readPerson(
  sheet: SheetOutlet,
  answers: Answers,
  context: ApplicationContext,
): Result<PersonOfSheet, FieldError[]> {
  const own = personFields(sheet.regime);
  const { consentBasis, ...typed } = Object.fromEntries(own.map((field) => [field, answers[field] ?? ""]));
  const basis = entryBases.find((each) => each === consentBasis);
  const { regime, outletName, outletCountry, editorName, editorEmail, editorPhone } = sheet;
  const shared = { regime, outletName, outletCountry, editorName: editorName ?? "", editorEmail, editorPhone };
  const consent = { consent: "yes", consentVersion: context.consentVersion };
  const read = readApplication({ ...typed, ...shared, ...consent }, { ...context, byDesk: true });
  if (read.ok && basis) return ok({ stated: read.value, basis });
  const errors: FieldError[] = read.ok ? [] : read.error;
  return {
    ok: false,
    error: basis ? errors : [...errors, { field: "consentBasis", code: "entry.consentRequired" }],
  };
}

/** What an unfinished entry may lack, in the order in which it is told. */
export const gaps = [
  "familyLat",
  "givenLat",
  "patronymicLat",
  "familyRu",
  "givenRu",
  "patronymicRu",
  "position",
  "birthDate",
  "birthPlace",
  "documentKind",
  "documentNumber",
  "citizenship",
  "mfaState",
  "mfaNumber",
  "mfaExpiry",
  "email",
  "phone",
  "consentBasis",
] as const;

export type Gap = (typeof gaps)[number];

/** The gaps that these errors leave: `missing` where nothing was typed, `wrong` where what was typed does not pass. */
export function gapsOf(errors: readonly FieldError[], answers: Answers): { missing: Gap[]; wrong: Gap[] } {
  const found = new Set(errors.map(({ field }) => gapOf(field)));
  // Without a kind its number is not checked, but it is not there either.
  if (found.has("documentKind")) found.add("documentNumber");
  const typed = (gap: Gap) => Object.keys(answers).some((field) => gapOf(field) === gap && answers[field] !== "");
  const has = gaps.filter((gap) => found.has(gap));
  return {
    missing: has.filter((gap) => !typed(gap)),
    wrong: has.filter((gap) => typed(gap) && errors.some(({ field }) => gapOf(field) === gap)),
  };
}

function gapOf(field: string): Gap | undefined {
  if (/^birth(Day|Month|Year)$/.test(field)) return "birthDate";
  if (field.startsWith("mfaExpiry")) return "mfaExpiry";
  return gaps.find((gap) => gap === field);
}

/** A name to find an unfinished entry by, as typed, in whichever spelling there is; no sign that a list would not show. */
export function nameTyped(answers: Answers): string {
  const spelled = (script: string) => [
    answers[`family${script}`],
    answers[`given${script}`],
    answers[`patronymic${script}`],
  ];
  const parts = (list: readonly (string | undefined)[]) => list.map((part) => part?.trim()).filter(Boolean);
  const named = [parts(spelled("Ru")), parts(spelled("Lat"))].find((list) => list.length > 0) ?? [];
  return normalise(named.join(" ").replace(/\p{C}/gu, "")).slice(0, 200);
}
