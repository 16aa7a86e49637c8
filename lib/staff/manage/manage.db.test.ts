import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { mintLink } from "@/lib/mail/links";
import { listOutbox, openLetter } from "@/lib/mail/queries";
import { sendMessage } from "@/lib/mail/send";
import { openStaffLink, setPassword } from "@/lib/staff/link/commands";
import { findMailedStaffLink, heldLink } from "@/lib/staff/link/queries";
import { changeAccess, inviteStaff, pressVerb } from "@/lib/staff/manage/commands";
import { listStaff, readStaff } from "@/lib/staff/manage/queries";
import type { AccountVerb } from "@/lib/staff/manage/types";
import { ownCookie } from "@/lib/staff/sign-in/cookies";
import { pendingSignIn } from "@/lib/staff/sign-in/queries";
import { totpCode, totpStep } from "@/lib/staff/totp";
import type { StaffRole } from "@/lib/staff/types";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { newBrowser, newStaff, staffPassword } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
let administrator: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(() => database.drop());
beforeEach(async () => {
  administrator = await actorOf("administrator");
});

async function actorOf(role: StaffRole): Promise<Actor> {
  const { id, email } = await newStaff(role);
  return { id, email, name: "Test", role, eventIds: [] };
}

const wish = { name: "Ада Лавлейс", role: "head", language: "ru", locale: "ru" } as const;

async function invited(changes: { role?: StaffRole; eventIds?: string[] } = {}) {
  const email = `${randomUUID()}@press.example`;
  const done = await inviteStaff({ actor: administrator, input: { ...wish, email, eventIds: [], ...changes } });
  expect(done.ok).toBe(true);
  const { id } = await db().staff.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return { id, email };
}

const versionOf = async (id: string) => (await db().staff.findUniqueOrThrow({ where: { id } })).version;

async function press(id: string, verb: AccountVerb, actor = administrator) {
  return pressVerb({ actor, input: { id, verb, version: await versionOf(id), locale: "ru" } });
}

async function access(id: string, role: StaffRole, eventIds: string[] = [], actor = administrator) {
  return changeAccess({ actor, input: { id, role, eventIds, version: await versionOf(id), locale: "ru" } });
}

/** Sends the newest letter to an account; gives the token in its link. */
async function tokenMailedTo(staffId: string): Promise<string> {
  const { id } = await db().message.findFirstOrThrow({ where: { staffId }, orderBy: { id: "desc" } });
  expect(await sendMessage(id, { kind: "outbox" })).toBe("sent");
  const { tryoutText } = await db().message.findUniqueOrThrow({ where: { id } });
  return /\/ru\/desk\/link\/([\w-]{43})$/m.exec(tryoutText ?? "")?.[1] ?? "no link";
}

/** A browser in which the newest letter's link was opened. */
async function browserWithLink(staffId: string) {
  const opened = await openStaffLink(await tokenMailedTo(staffId));
  if (!opened.ok) throw new Error("The link does not open");
  const browser = newBrowser();
  const { name, value } = ownCookie("link", opened.value.token, 3600);
  browser.jar.set(name, value);
  return { browser, token: opened.value.token };
}

const dead = { ok: false, error: { code: "staff.linkDead" } };
const refusal = (code: string) => ({ ok: false, error: { code: `staff.${code}` } });
const entriesOf = async (subjectId: string) =>
  (await db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(({ type, payload }) => ({
    type,
    payload,
  }));

describe("an invitation", () => {
  it("is an account without a password, a letter without a link and an entry; its link sets a password, once", async () => {
    const { id, email } = await invited({ eventIds: [event.id] });
    expect(await readStaff(administrator, id)).toMatchObject({ state: "invited", email, role: "head" });
    expect(await entriesOf(id)).toEqual([
      { type: "staff.invited", payload: { after: { role: "head", events: [event.slug] } } },
    ]);
    expect((await newBrowser().password(email, "")).ok).toBe(false);
    const mailed = await tokenMailedTo(id);
    expect(await findMailedStaffLink(mailed, new Date())).toBe("password");
    const { token } = await browserWithLinkOf(mailed);
    expect((await setPassword({ token, password: "a password of her own" })).ok).toBe(true);
    expect(await setPassword({ token, password: "and another, later" })).toEqual(dead);
    expect(await openStaffLink(mailed)).toEqual(dead);
    const browser = newBrowser();
    expect((await browser.password(email, "a password of her own")).ok).toBe(true);
    const secret = (await pendingSignIn(browser.request()))?.enrolment?.secret ?? "";
    expect((await browser.code(totpCode(secret, totpStep(new Date())))).ok).toBe(true);
    expect(await browser.actor()).toMatchObject({ id, role: "head", eventIds: [event.id] });
  });

  async function browserWithLinkOf(mailed: string) {
    // Mail scanners open links, and people twice: until it is used, it opens.
    expect((await openStaffLink(mailed)).ok).toBe(true);
    const opened = await openStaffLink(mailed);
    if (!opened.ok) throw new Error("The link does not open");
    return opened.value;
  }

  it("opens nothing after three days, nor does the browser that opened it after an hour", async () => {
    const { id } = await invited();
    const mailed = await tokenMailedTo(id);
    const { token } = await browserWithLinkOf(mailed);
    const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    expect(await findMailedStaffLink(mailed, later(71.9))).toBe("password");
    expect(await findMailedStaffLink(mailed, later(72.1))).toBeNull();
    expect(await heldLink(token, { purpose: "password", now: later(0.9) })).toMatchObject({ staffId: id });
    expect(await heldLink(token, { purpose: "password", now: later(1.1) })).toBeNull();
    expect(await heldLink(token, { purpose: "secondFactor", now: new Date() })).toBeNull();
    expect(await heldLink(mailed, { purpose: "password", now: new Date() })).toBeNull();
  });

  it("sent again voids the link before it, opened or not, and a letter that still waits", async () => {
    const { id } = await invited();
    const first = await tokenMailedTo(id);
    const { token } = await browserWithLinkOf(first);
    expect((await press(id, "sendLink")).ok).toBe(true);
    expect(await openStaffLink(first)).toEqual(dead);
    expect(await setPassword({ token, password: "a password of her own" })).toEqual(dead);
    const waiting = await db().message.findFirstOrThrow({ where: { staffId: id, status: "waiting" } });
    expect((await press(id, "sendLink")).ok).toBe(true);
    expect(await sendMessage(waiting.id, { kind: "outbox" })).toBe("busy");
    // A sender that had it in hand mints nothing any more.
    expect(await mintLink(waiting, new Date(Date.now() + 1000))).toBeNull();
    expect((await openStaffLink(await tokenMailedTo(id))).ok).toBe(true);
  });

  it("is void once its account is closed, and stays void when that is opened again", async () => {
    const { id } = await invited();
    const mailed = await tokenMailedTo(id);
    const { token } = await browserWithLinkOf(mailed);
    expect((await press(id, "deactivate")).ok).toBe(true);
    expect(await openStaffLink(mailed)).toEqual(dead);
    expect((await press(id, "activate")).ok).toBe(true);
    expect(await openStaffLink(mailed)).toEqual(dead);
    expect(await setPassword({ token, password: "a password of her own" })).toEqual(dead);
  });

  it("is refused for an address that is taken, events that do not exist, and by who is administrator no more", async () => {
    const { email } = await invited();
    const input = { ...wish, email, eventIds: [] as string[] };
    expect(await inviteStaff({ actor: administrator, input })).toMatchObject(refusal("exists"));
    const other = { ...input, email: `${randomUUID()}@press.example` };
    const nowhere = { ...other, eventIds: [randomUUID()] };
    expect(await inviteStaff({ actor: administrator, input: nowhere })).toMatchObject({
      error: { code: "form.unexpected" },
    });
    const another = await actorOf("administrator");
    await access(another.id, "officer");
    expect(await inviteStaff({ actor: another, input: other })).toEqual(refusal("notAllowed"));
    expect(await db().staff.count({ where: { email: other.email } })).toBe(0);
  });

  it("shows administrators its state, nobody of an event anything, and its text only in the try-out", async () => {
    const { id, email } = await invited();
    const message = await db().message.findFirstOrThrow({ where: { staffId: id } });
    const opened = (actor: Actor) => openLetter(actor, { id: message.id, hiddenLink: "HIDDEN", now: new Date() });
    const lineOf = async (actor: Actor) => (await listOutbox(actor))?.lines.find((line) => line.id === message.id);
    expect(await lineOf(administrator)).toMatchObject({ kind: "staffInvitation", recipient: null, mayOpen: false });
    expect(await opened(administrator)).toBeNull();
    const head = await actorOf("head");
    expect([await lineOf(head), await opened(head)]).toEqual([undefined, null]);
    await tokenMailedTo(id);
    expect(await opened(administrator)).toMatchObject({ recipient: email, real: true });
    expect(await opened(head)).toBeNull();
  });
});

describe("a change of an account", () => {
  it("of its events and its role is on record with before and after; only a new role ends its sessions", async () => {
    const browser = newBrowser();
    const person = await newStaff("officer");
    await browser.password(person.email);
    await browser.code(person.nextCode());
    expect((await access(person.id, "officer", [event.id])).ok).toBe(true);
    expect((await browser.actor())?.eventIds).toEqual([event.id]);
    expect((await access(person.id, "head", [])).ok).toBe(true);
    expect(await browser.actor()).toBeNull();
    expect((await entriesOf(person.id)).slice(1)).toEqual([
      { type: "staff.eventsChanged", payload: { before: { events: [] }, after: { events: [event.slug] } } },
      { type: "staff.roleChanged", payload: { before: { role: "officer" }, after: { role: "head" } } },
      { type: "staff.eventsChanged", payload: { before: { events: [event.slug] }, after: { events: [] } } },
    ]);
  });

  it("is refused on a version that was changed since, on one's own account and on none", async () => {
    const { id } = await newStaff();
    const version = await versionOf(id);
    expect((await press(id, "deactivate")).ok).toBe(true);
    const input = { id, version, verb: "activate", locale: "ru" } as const;
    expect(await pressVerb({ actor: administrator, input })).toEqual(refusal("changedMeanwhile"));
    expect(await access(administrator.id, "officer")).toEqual(refusal("ownAccount"));
    expect(await press(administrator.id, "deactivate")).toEqual(refusal("ownAccount"));
    const nobody = { ...input, id: randomUUID() };
    expect(await pressVerb({ actor: administrator, input: nobody })).toEqual(refusal("gone"));
  });

  it("closes and opens an account again, on record", async () => {
    const { id, email } = await newStaff();
    await press(id, "deactivate");
    expect((await newBrowser().password(email)).ok).toBe(false);
    await press(id, "activate");
    expect((await newBrowser().password(email)).ok).toBe(true);
    expect(await entriesOf(id)).toEqual([
      { type: "staff.deactivated", payload: { before: { account: "active" }, after: { account: "deactivated" } } },
      { type: "staff.activated", payload: { before: { account: "deactivated" }, after: { account: "active" } } },
    ]);
  });

  it("never takes away the last administrator, however two of them go at each other at once", async () => {
    const away = [
      (id: string, actor: Actor) => press(id, "deactivate", actor),
      (id: string, actor: Actor) => access(id, "officer", [], actor),
    ];
    for (const [mine, theirs] of away.flatMap((one) => away.map((other) => [one, other] as const))) {
      await db().staff.updateMany({ where: { role: "administrator" }, data: { role: "officer" } });
      const [one, other] = [await actorOf("administrator"), await actorOf("administrator")];
      const answers = await Promise.all([mine(other.id, one), theirs(one.id, other)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toEqual(refusal("notAllowed"));
      expect(await db().staff.count({ where: { role: "administrator", deactivatedAt: null } })).toBe(1);
    }
  });
});

describe("a reset of the second factor", () => {
  async function reset() {
    const browser = newBrowser();
    const person = await newStaff();
    await browser.password(person.email);
    await browser.code(person.nextCode());
    const waiting = newBrowser();
    await waiting.password(person.email);
    expect((await press(person.id, "resetSecondFactor")).ok).toBe(true);
    return { ...person, browser, waiting };
  }

  it("holds at once: sessions and half-done sign-ins end, and the password alone opens nothing, nor does an old code", async () => {
    const { email, browser, waiting, nextCode } = await reset();
    expect(await browser.actor()).toBeNull();
    expect(await waiting.code(nextCode())).toEqual(refusal("signInAgain"));
    const stranger = newBrowser();
    expect(await stranger.password(email)).toEqual(refusal("linkNeeded"));
    expect(await pendingSignIn(stranger.request())).toBeNull();
    expect(await stranger.code(nextCode())).toEqual(refusal("signInAgain"));
  });

  it("lets whoever opens the letter and knows the password set up a new one, once", async () => {
    const { id, email } = await reset();
    const { browser } = await browserWithLink(id);
    expect((await browser.password(email, "not the password")).ok).toBe(false);
    expect((await browser.password(email)).ok).toBe(true);
    const secret = (await pendingSignIn(browser.request()))?.enrolment?.secret ?? "";
    expect(await browser.actor()).toBeNull();
    expect((await browser.code(totpCode(secret, totpStep(new Date())))).ok).toBe(true);
    expect((await browser.actor())?.id).toBe(id);
    expect(await readStaff(administrator, id)).toMatchObject({ state: "active", factor: { app: true, byLink: false } });
    expect(await db().staffLink.count({ where: { staffId: id, revokedAt: null } })).toBe(0);
    expect((await newBrowser().password(email)).ok).toBe(true);
  });

  it("needs this account's letter, and the one about the second factor", async () => {
    const [mine, theirs] = [await reset(), await reset()];
    const { browser } = await browserWithLink(theirs.id);
    expect(await browser.password(mine.email)).toEqual(refusal("linkNeeded"));
    expect((await press(mine.id, "sendLink")).ok).toBe(true);
    const { browser: withOther } = await browserWithLink(mine.id);
    expect(await withOther.password(mine.email)).toEqual(refusal("linkNeeded"));
  });

  it("again voids the letter before it", async () => {
    const { id, email } = await reset();
    const { browser } = await browserWithLink(id);
    expect((await press(id, "resetSecondFactor")).ok).toBe(true);
    expect(await browser.password(email)).toEqual(refusal("linkNeeded"));
  });

  it("leaves a new password to the link for passwords, which leaves the second factor", async () => {
    const person = await newStaff();
    await press(person.id, "sendLink");
    const { token } = await browserWithLink(person.id);
    expect((await setPassword({ token, password: "a password of her own" })).ok).toBe(true);
    expect((await newBrowser().password(person.email, staffPassword)).ok).toBe(false);
    const browser = newBrowser();
    expect((await browser.password(person.email, "a password of her own")).ok).toBe(true);
    expect(await pendingSignIn(browser.request())).toEqual({ email: person.email });
  });
});

describe("the list of staff", () => {
  it("shows everybody once over its pages, and finds by a part of a name or address", async () => {
    const [first, none] = [await listStaff(administrator), await listStaff(administrator, { q: "\u0000" })];
    expect(first?.lines.length).toBe(await db().staff.count());
    expect(none?.lines).toEqual([]);
    const found = await listStaff(administrator, { q: administrator.email.slice(3, 20).toUpperCase() });
    expect(found?.lines.map(({ id }) => id)).toEqual([administrator.id]);
  });

  it("says when each was last seen, and shows nobody but administrators anything", async () => {
    const person = await newStaff();
    expect((await readStaff(administrator, person.id))?.lastSeen).toBeNull();
    const browser = newBrowser();
    await browser.password(person.email);
    await browser.code(person.nextCode());
    await browser.leave();
    const seen = (await readStaff(administrator, person.id))?.lastSeen;
    expect(Date.now() - (seen?.getTime() ?? 0)).toBeLessThan(60_000);
    const head = await actorOf("head");
    expect([await listStaff(head), await readStaff(head, person.id)]).toEqual([null, null]);
  });
});
