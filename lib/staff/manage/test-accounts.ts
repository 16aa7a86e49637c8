import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { sendMessage } from "@/lib/mail/send";
import { openStaffLink } from "@/lib/staff/link/commands";
import { changeAccess, inviteStaff, pressVerb } from "@/lib/staff/manage/commands";
import type { AccountVerb } from "@/lib/staff/manage/types";
import { ownCookie } from "@/lib/staff/sign-in/cookies";
import type { StaffRole } from "@/lib/staff/types";
import { newBrowser, newStaff } from "@/prisma/staff-factories";

// Accounts, what an administrator does to them, and the letters that they get.

/** Whoever administers in this test: a new account for each. */
export let administrator: Actor;

export async function newAdministrator() {
  administrator = await actorOf("administrator");
}

export async function actorOf(role: StaffRole): Promise<Actor> {
  const { id, email } = await newStaff(role);
  return { id, email, name: "Test", role, eventIds: [] };
}

export const wish = { name: "Ада Лавлейс", role: "head", language: "ru", locale: "ru" } as const;

export async function invited(changes: { role?: StaffRole; eventIds?: string[] } = {}) {
  const email = `${randomUUID()}@press.example`;
  const done = await inviteStaff({ actor: administrator, input: { ...wish, email, eventIds: [], ...changes } });
  expect(done.ok).toBe(true);
  const { id } = await db().staff.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return { id, email };
}

export const versionOf = async (id: string) => (await db().staff.findUniqueOrThrow({ where: { id } })).version;

export async function press(id: string, verb: AccountVerb, actor = administrator) {
  return pressVerb({ actor, input: { id, verb, version: await versionOf(id), locale: "ru" } });
}

export async function access(id: string, role: StaffRole, eventIds: string[] = [], actor = administrator) {
  return changeAccess({ actor, input: { id, role, eventIds, version: await versionOf(id), locale: "ru" } });
}

/** Sends the newest letter to an account; gives the token in its link. */
export async function tokenMailedTo(staffId: string): Promise<string> {
  const { id } = await db().message.findFirstOrThrow({ where: { staffId }, orderBy: { id: "desc" } });
  expect(await sendMessage(id, { kind: "outbox" })).toBe("sent");
  const { tryoutText } = await db().message.findUniqueOrThrow({ where: { id } });
  return /\/ru\/desk\/link\/([\w-]{43})$/m.exec(tryoutText ?? "")?.[1] ?? "no link";
}

/** A browser in which the newest letter's link was opened. */
export async function browserWithLink(staffId: string) {
  const opened = await openStaffLink(await tokenMailedTo(staffId));
  if (!opened.ok) throw new Error("The link does not open");
  const browser = newBrowser();
  const { name, value } = ownCookie("link", opened.value.token, 3600);
  browser.jar.set(name, value);
  return { browser, token: opened.value.token };
}

export const dead = { ok: false, error: { code: "staff.linkDead" } };
export const refusal = (code: string) => ({ ok: false, error: { code: `staff.${code}` } });
export const entriesOf = async (subjectId: string) =>
  (await db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(({ type, payload }) => ({
    type,
    payload,
  }));
