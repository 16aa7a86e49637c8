"use server";

import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import * as z from "zod";
import { type FormState, goTo, parseForm } from "@/lib/action";
import { readEmail } from "@/lib/application/contact";
import { firstIncompleteStep, steps, validateStep, withFix } from "@/lib/application/steps";
import { applicationContext } from "@/lib/application/terms";
import type { Answers, Locale } from "@/lib/application/types";
import { submitApplication } from "@/lib/apply/commands";
import { saveAnswers, startDraft, startForColleague } from "@/lib/apply/draft/commands";
import { mailDraftLink } from "@/lib/apply/link/commands";
import { type EventOfJourney, eventFor, findJourneyEvent } from "@/lib/apply/queries";
import { draftToken, heldApplications, heldFor, keepApplication, keepDraft } from "@/lib/apply/session";
import { stillSuggested, withSuggestions } from "@/lib/apply/suggestions";
import type { Kept } from "@/lib/apply/types";
import { takesApplications, windowState } from "@/lib/event/rules";
import { clientNetwork, consume } from "@/lib/limits/consume";
import { openedApplication } from "../../status/applications";
import { inWords } from "./in-words";
import { type Post, readPost } from "./read-post";
import type { JourneyState, Problem } from "./use-journey";

/**
 * Keeps what was typed on a page, then does what its pressed button asks: goes on where the page passes its checks,
 * changes the language, fills in a suggestion or a corrected letter, or offers to return later.
 */
export async function saveStep(_state: JourneyState, form: FormData): Promise<JourneyState> {
  const read = readPost(form);
  if (!read.ok) return { errors: [{ code: "form.unexpected" }] };
  const post = read.value;
  const event = eventFor((await findJourneyEvent(post.event)) ?? notFound(), await heldFor(post.event));
  if (!(await consume("saveStep", await network())).ok)
    return { errors: [{ code: "apply.tooMany" }], values: post.answers };
  const kept = await keep(post, event, await changed(post, event));
  if (kept === "tooMany") return { errors: [{ code: "apply.tooMany" }], values: post.answers };
  if (kept === "alreadySent") return goTo(path(post.locale, event.slug, "done"));
  return next(post, event, kept);
}

type Saved = Pick<Kept, "answers" | "suggested"> & { fresh: boolean };

/** What is to be kept: the answers as typed, or as a press of "suggest", "fix" or a passed check makes them. */
async function changed(post: Post, event: EventOfJourney): Promise<Pick<Kept, "answers" | "suggested">> {
  const held = await heldFor(event.slug);
  const before = held?.kind === "draft" ? held.draft : { answers: {}, suggested: [] };
  const answers = { ...before.answers, ...post.answers };
  // The browser may have filled in a suggestion itself; ours, where it was edited, is one no longer.
  const offered = withSuggestions(post.suggested, { ...answers, ...empty(post.suggested) }, []).answers;
  const suggested = [
    ...stillSuggested(before.suggested, before.answers, answers),
    ...post.suggested.filter((field) => answers[field] !== "" && answers[field] === offered[field]),
  ];
  const context = applicationContext(event, new Date());
  const own = (all: Answers) => Object.fromEntries(Object.keys(post.answers).map((name) => [name, all[name] ?? ""]));
  if (post.press.kind === "suggest") {
    const filled = withSuggestions(post.press.fields, answers, suggested);
    return { answers: own(filled.answers), suggested: filled.suggested };
  }
  if (post.press.kind === "fix")
    return { answers: own(withFix(post.step, post.press.field, answers, context)), suggested };
  const checked = post.press.kind === "continue" ? validateStep(post.step, answers, context) : null;
  return { answers: own(checked?.ok ? { ...answers, ...checked.value } : answers), suggested };
}

function empty(fields: readonly string[]): Answers {
  return Object.fromEntries(fields.map((field) => [field, ""]));
}

async function keep(
  post: Post,
  event: EventOfJourney,
  kept: Pick<Kept, "answers" | "suggested">,
): Promise<Saved | "tooMany" | "alreadySent"> {
  const token = await draftToken(event.slug);
  const save = { eventId: event.id, locale: post.press.kind === "language" ? post.press.to : post.locale, kept };
  if (token !== undefined) {
    const email = post.step === "contact" ? readEmail(kept.answers.email ?? "") : null;
    const saved = await saveAnswers({ ...save, token, step: post.step, email: email?.ok ? email.value : null });
    if (saved.ok) return { ...saved.value, fresh: false };
    if (saved.error.code === "apply.alreadySent") return "alreadySent";
  }
  if (!(await consume("draft", await network())).ok) return "tooMany";
  await keepDraft(event.slug, await startDraft(save));
  return { ...kept, fresh: true };
}

async function next(post: Post, event: EventOfJourney, kept: Saved): Promise<JourneyState> {
  const { press, step, locale, fromCheck } = post;
  const here = (query: string) => path(locale, event.slug, `${step}${query}`);
  const from = fromCheck ? "from=check" : "";
  switch (press.kind) {
    case "language":
      return goTo(path(press.to, event.slug, fromCheck ? `${step}?${from}` : step));
    case "suggest":
      return goTo(here(`${fromCheck ? `?${from}` : ""}#${press.fields[0]}`));
    case "fix":
      return goTo(here(`${fromCheck ? `?${from}` : ""}#${press.field}`));
    case "later":
      return goTo(path(locale, event.slug, "save"));
    case "continue": {
      const now = new Date();
      // Closed while the form was open: the page itself says so, and nothing typed is lost.
      if (!takesApplications(windowState(event, now))) return goTo(here(""));
      const context = applicationContext(event, now);
      const checked = validateStep(step, kept.answers, context);
      if (!checked.ok) return wrong(here(`?errors${from && `&${from}`}`), await inWords(checked.error, locale));
      const order = steps(context);
      const following = fromCheck ? firstIncompleteStep(kept.answers, context) : order[order.indexOf(step) + 1];
      return goTo(path(locale, event.slug, `${following ?? "check"}${kept.fresh ? "?new" : ""}`));
    }
  }
}

/** Errors as state for a caller with script; without it the page is shown again with them, and may be reloaded. */
async function wrong(page: string, problems: readonly Problem[]): Promise<JourneyState> {
  const scripted = (await headers()).has("next-action");
  if (!scripted) redirect(page);
  return { problems };
}

const locale = z.enum(["ru", "en"]);
const sendSchema = z.strictObject({ event: z.string().max(100), locale, digest: z.string().max(100) });

/** Sends the application as it was shown. Pressed twice, at once or later, it leads to the same page. */
export async function sendApplication(_state: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(sendSchema, form);
  if (!parsed.ok) return { errors: parsed.error };
  const { event: slug, locale, digest } = parsed.value;
  const event = (await findJourneyEvent(slug)) ?? notFound();
  if (!(await consume("submit", await network())).ok) return { errors: [{ code: "apply.tooMany" }] };
  const token = (await draftToken(slug)) ?? "";
  const sent = await submitApplication({ token, eventId: event.id, digest, locale });
  if (sent.ok) {
    await keepApplication(token);
    return goTo(path(locale, slug, "done"));
  }
  switch (sent.error.code) {
    case "apply.keyReused":
      return goTo(path(locale, slug, "done?other"));
    case "apply.changedElsewhere":
      return goTo(path(locale, slug, "check?changed"));
    case "apply.noDraft":
      return goTo(path(locale, slug, "outlet"));
    default:
      // Closed meanwhile, or no longer complete: the page of the check says which.
      return goTo(path(locale, slug, "check"));
  }
}

const colleagueSchema = z.strictObject({
  event: z.string().max(100),
  locale,
  reference: z.string().max(40).optional(),
});

/** Begins an application for a colleague, with the outlet and its contact of this one, or of the one sent last. */
export async function addColleague(form: FormData): Promise<void> {
  const parsed = parseForm(colleagueSchema, form);
  if (!parsed.ok) notFound();
  const { event: slug, locale, reference } = parsed.value;
  const event = (await findJourneyEvent(slug)) ?? notFound();
  const named = reference ? await openedApplication(reference, new Date()) : undefined;
  const sent = (await heldApplications()).find(({ eventId, applicationId }) =>
    named ? applicationId === named.application.id : eventId === event.id,
  );
  if (!sent || !(await consume("draft", await network())).ok) redirect(path(locale, slug, "outlet"));
  for (const token of sent.tokens) await keepApplication(token);
  await keepDraft(slug, await startForColleague({ applicationId: sent.applicationId, locale }));
  redirect(path(locale, slug, "person?new"));
}

const saveSchema = z.strictObject({ event: z.string().max(100), locale, email: z.string().max(1000) });

/** Mails a link to the draft. */
export async function mailLink(_state: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(saveSchema, form);
  if (!parsed.ok) return { errors: parsed.error };
  const { event: slug, locale, email: typed } = parsed.value;
  const event = (await findJourneyEvent(slug)) ?? notFound();
  const email = readEmail(typed);
  if (!email.ok) return { errors: [{ ...email.error, field: "email" }], values: { email: typed } };
  const allowed =
    (await consume("linkRequest", await network())).ok && (await consume("linkToAddress", email.value)).ok;
  if (!allowed) return { errors: [{ code: "apply.tooManyLinks" }], values: { email: typed } };
  const token = (await draftToken(slug)) ?? "";
  const mailed = await mailDraftLink({ token, eventId: event.id, email: email.value, locale });
  return goTo(path(locale, slug, mailed.ok ? "save?sent" : "outlet"));
}

function path(locale: Locale, slug: string, page: string): string {
  return `/${locale}/apply/${slug}/${page}`;
}

async function network(): Promise<string> {
  return clientNetwork(new Headers(await headers()));
}
