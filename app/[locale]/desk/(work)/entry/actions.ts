"use server";

import type { z } from "zod";
import type { Actor } from "@/lib/access";
import { can } from "@/lib/access";
import { deskAction, goTo, parseForm, plainValues } from "@/lib/action";
import { fixableValue } from "@/lib/application/steps";
import type { Answers, FieldError, Locale } from "@/lib/application/types";
import { withSuggestions } from "@/lib/apply/suggestions";
import { enterPerson } from "@/lib/entry/commands";
import { contextOf, findSheet } from "@/lib/entry/queries";
import { readPerson } from "@/lib/entry/rules";
import { discardSchema, type PersonPost, personSchema, sheetSchema } from "@/lib/entry/schema";
import { beginSheet } from "@/lib/entry/sheet/commands";
import { discardUnfinished, saveUnfinished } from "@/lib/entry/unfinished/commands";
import { ok, type Result } from "@/lib/result";
import { currentActor } from "@/lib/session";
import type { JourneyState } from "../../../(public)/apply/[slug]/use-journey";
import { inWords } from "./in-words";

/** Begins a sheet and goes on to its first person. */
export async function begin(_state: JourneyState, form: FormData): Promise<JourneyState> {
  const asked = await ask(sheetSchema, form);
  if (!asked.ok) return refused(form, [asked.error]);
  const { actor, input } = asked.value;
  const begun = await beginSheet({ actor, input });
  return begun.ok ? goTo(`/${input.locale}/desk/entry/${input.id}`) : refused(form, begun.error, input.locale);
}

/** What the pressed button asks: enters the person and goes on to the next, keeps them unfinished, or fills a field in. */
export async function enter(_state: JourneyState, form: FormData): Promise<JourneyState> {
  const asked = await ask(personSchema, form);
  if (!asked.ok) return refused(form, [asked.error]);
  const { actor, input } = asked.value;
  const { press, locale, sheet } = input;
  if (press.kind === "suggest" || press.kind === "fix") return filled(actor, input, form);
  if (press.kind === "unfinished") {
    const saved = await saveUnfinished({ actor, input });
    return saved.ok
      ? goTo(`/${locale}/desk/entry/${sheet}?saved=${saved.value.id}`)
      : refused(form, saved.error, locale);
  }
  const entered = await enterPerson({ actor, input });
  return entered.ok
    ? goTo(`/${locale}/desk/entry/${sheet}?done=${entered.value.applicationId}`)
    : refused(form, entered.error, locale);
}

/** Throws an unfinished entry away. */
export const discard = deskAction("application.enter", discardSchema, discardUnfinished);

/** Who asks, and the parsed form; or the one failure of the whole. */
async function ask<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
): Promise<Result<{ actor: Actor; input: z.output<Schema> }, FieldError>> {
  const failed = (code: string) => ({ ok: false, error: { field: "", code } }) as const;
  if (!(form instanceof FormData)) return failed("form.unexpected");
  const actor = await currentActor();
  if (!actor) return failed("staff.signedOut");
  if (!can(actor, "application.enter")) return failed("staff.notAllowed");
  const parsed = parseForm(schema, form);
  return parsed.ok ? ok({ actor, input: parsed.value }) : failed("form.unexpected");
}

async function refused(form: FormData, found: readonly FieldError[], locale?: Locale): Promise<JourneyState> {
  const values = form instanceof FormData ? plainValues(form) : {};
  return { problems: await inWords(found, locale ?? (values.locale === "en" ? "en" : "ru")), values };
}

/** Without script: the fields that a suggestion or a corrected letter fills in; nothing is kept yet. */
async function filled(actor: Actor, { sheet: id, press, answers, suggested, locale }: PersonPost, form: FormData) {
  const sheet = await findSheet(actor, id);
  if (!sheet) return refused(form, [{ field: "", code: "entry.notFound" }], locale);
  const sent = plainValues(form);
  const state = (values: Answers, now: readonly string[]): JourneyState => ({
    values: { ...sent, ...values },
    suggested: now,
    problems: [],
  });
  if (press.kind === "suggest") {
    const { outletCountry } = sheet;
    const made = withSuggestions(press.fields, { ...answers, outletCountry }, suggested);
    return state(made.answers, made.suggested);
  }
  const read = readPerson(sheet, answers, contextOf(sheet.event, new Date()));
  const field = press.kind === "fix" ? press.field : "";
  const wrong = read.ok ? undefined : read.error.find((error) => error.field === field);
  const fix = wrong ? fixableValue(wrong) : null;
  return state(fix === null ? {} : { [field]: fix }, suggested);
}
