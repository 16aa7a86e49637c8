import { cookies } from "next/headers";
import { cache } from "react";
import { type EventOfJourney, eventFor, findJourneyEvent, openSession } from "@/lib/apply/queries";
import { draftDays, keptApplications } from "@/lib/apply/rules";
import type { Held } from "@/lib/apply/types";
import { env } from "@/lib/env";
import { takesApplications, windowState } from "@/lib/event/rules";

// Two kinds of cookie, each a token of 256 bits of which the database has a hash: one for each event's draft, and one
// that keeps the applications sent or opened from this browser, newest first.

const secure = () => env().PUBLIC_URL.startsWith("https:");
/** `__Host-` binds a cookie to this host and to HTTPS; the try-out has no HTTPS. */
const prefixed = (name: string) => (secure() ? `__Host-${name}` : name);
const draftName = (slug: string) => prefixed(`draft.${slug}`);
const applicationsName = () => prefixed("applications");
const attributes = () => ({ httpOnly: true, sameSite: "lax", secure: secure(), path: "/" }) as const;

/** The token of this event's draft cookie, if the browser has one. */
export async function draftToken(slug: string): Promise<string | undefined> {
  return (await cookies()).get(draftName(slug))?.value;
}

/** What this event's draft cookie opens; read once for a request. */
export const heldFor = cache(async (slug: string): Promise<Held | null> => {
  const token = await draftToken(slug);
  return token === undefined ? null : openSession(token, new Date());
});

/** Gives the browser a draft's token. Only an action can. */
export async function keepDraft(slug: string, { token, expiresAt }: { token: string; expiresAt: Date }): Promise<void> {
  (await cookies()).set(draftName(slug), token, { ...attributes(), expires: expiresAt });
}

/** Adds an application's token to those at hand. The oldest beyond twenty are forgotten: their mailed links still work. */
export async function keepApplication(token: string): Promise<void> {
  const tokens = [token, ...(await applicationTokens()).filter((other) => other !== token)];
  await writeApplications(tokens.slice(0, keptApplications));
}

/** An application that this browser may see, with the tokens that say so. */
export type HeldApplication = { tokens: string[]; applicationId: string; eventId: string };

/** The applications that this browser may see, newest first, each once; read once for a request. */
export const heldApplications = cache(async (): Promise<HeldApplication[]> => {
  const now = new Date();
  const tokens = [...new Set([...(await applicationTokens()), ...(await draftTokens())])];
  const sessions = await Promise.all(tokens.map(async (token) => ({ token, session: await openSession(token, now) })));
  const held = new Map<string, HeldApplication>();
  for (const { token, session } of sessions) {
    if (session?.kind !== "application") continue;
    const { applicationId, eventId } = session;
    const known = held.get(applicationId) ?? { tokens: [], applicationId, eventId };
    known.tokens.push(token);
    held.set(applicationId, known);
  }
  return [...held.values()];
});

/** The events for which this browser holds a draft that can be gone on with. */
export async function draftsHere(): Promise<EventOfJourney[]> {
  const now = new Date();
  const names = (await cookies()).getAll().filter(({ name }) => name.startsWith(draftName("")));
  const events = await Promise.all(
    names.map(async ({ name, value }) => {
      const session = await openSession(value, now);
      const event = session?.kind === "draft" ? await findJourneyEvent(name.slice(draftName("").length)) : null;
      return event && eventFor(event, session);
    }),
  );
  return events.filter((event) => event !== null).filter((event) => takesApplications(windowState(event, now)));
}

/** Makes the browser forget these tokens, wherever it keeps them. */
export async function forgetTokens(forgotten: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value } of jar.getAll()) {
    if (name.startsWith(draftName("")) && forgotten.includes(value)) jar.set(name, "", { ...attributes(), maxAge: 0 });
  }
  await writeApplications((await applicationTokens()).filter((token) => !forgotten.includes(token)));
}

// Each token has its own end in the database; the cookie only has to outlast them.
async function writeApplications(tokens: readonly string[]): Promise<void> {
  const maxAge = tokens.length > 0 ? draftDays * 86_400 : 0;
  (await cookies()).set(applicationsName(), tokens.join("."), { ...attributes(), maxAge });
}

async function applicationTokens(): Promise<string[]> {
  const value = (await cookies()).get(applicationsName())?.value ?? "";
  return value.split(".").filter(Boolean).slice(0, keptApplications);
}

async function draftTokens(): Promise<string[]> {
  const all = (await cookies()).getAll();
  return all.filter(({ name }) => name.startsWith(draftName(""))).map(({ value }) => value);
}
