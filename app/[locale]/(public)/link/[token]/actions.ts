"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import * as z from "zod";
import { parseForm } from "@/lib/action";
import { firstIncompleteStep } from "@/lib/application/steps";
import { applicationContext } from "@/lib/application/terms";
import { takeOver } from "@/lib/apply/late/commands";
import { openMailedLink } from "@/lib/apply/link/commands";
import { findJourneyEvent, openSession } from "@/lib/apply/queries";
import { draftToken, keepApplication, keepDraft } from "@/lib/apply/session";
import { clientNetwork, consume } from "@/lib/limits/consume";

const schema = z.strictObject({ token: z.string().max(100), locale: z.enum(["ru", "en"]) });

/** Opens a mailed link: gives the browser a cookie and goes on to a path without the token. */
export async function openLink(form: FormData): Promise<void> {
  const parsed = parseForm(schema, form);
  if (!parsed.ok) redirect("/ru/status");
  const { token, locale } = parsed.value;
  if (!(await consume("linkOpen", clientNetwork(new Headers(await headers())))).ok)
    redirect(`/${locale}/link/${encodeURIComponent(token)}?busy`);
  const opened = await openMailedLink(token);
  if (!opened.ok) redirect(`/${locale}/link/${encodeURIComponent(token)}`);
  const { kind, eventSlug, token: session } = opened.value;
  if (kind === "application") {
    await keepApplication(session);
    redirect(`/${locale}/status`);
  }
  const before = await draftToken(eventSlug);
  if (before !== undefined) await takeOver({ from: before, to: session });
  await keepDraft(eventSlug, opened.value);
  const [event, held] = await Promise.all([findJourneyEvent(eventSlug), openSession(session, new Date())]);
  const answers = held?.kind === "draft" ? held.draft.answers : {};
  const step = event ? firstIncompleteStep(answers, applicationContext(event, new Date())) : "outlet";
  redirect(`/${locale}/apply/${eventSlug}/${step}`);
}
