import { expect } from "vitest";
import { db } from "@/lib/db";
import { changeAccess, pressVerb } from "@/lib/staff/manage/commands";
import type { AccountVerb } from "@/lib/staff/manage/types";
import { newBrowser, newStaff } from "@/prisma/staff-factories";

// How tests sign in, and what an administrator does to their accounts.

/** What an administrator does to an account. */
export async function administer(id: string, change: { role: "head" } | { verb: AccountVerb }) {
  const { id: actorId, email } = await newStaff("administrator");
  const actor = { id: actorId, name: "Test", email, role: "administrator", eventIds: [] } as const;
  const { version } = await db().staff.findUniqueOrThrow({ where: { id }, select: { version: true } });
  const input = { id, version, locale: "ru" } as const;
  const done = await ("verb" in change
    ? pressVerb({ actor, input: { ...input, verb: change.verb } })
    : changeAccess({ actor, input: { ...input, role: change.role, eventIds: [] } }));
  expect(done.ok).toBe(true);
}

export async function signedIn(browser = newBrowser(), staff?: Awaited<ReturnType<typeof newStaff>>) {
  const person = staff ?? (await newStaff());
  expect((await browser.password(person.email)).ok).toBe(true);
  expect((await browser.code(person.nextCode())).ok).toBe(true);
  return { browser, ...person };
}

export const wrong = { ok: false, error: { code: "staff.wrongCredentials" } };
