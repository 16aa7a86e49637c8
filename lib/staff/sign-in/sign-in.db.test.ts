import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { consume } from "@/lib/limits/consume";
import { limits, networkOf } from "@/lib/limits/rules";
import { createStaff, resetPassword, resetSecondFactor } from "@/lib/staff/commands";
import { changeAccess, pressVerb } from "@/lib/staff/manage/commands";
import type { AccountVerb } from "@/lib/staff/manage/types";
import { sessionLimits } from "@/lib/staff/rules";
import { pendingSignIn } from "@/lib/staff/sign-in/queries";
import { totpCode, totpStep } from "@/lib/staff/totp";
import { newBrowser, newStaff, staffPassword as password, randomHextet } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

/** What an administrator does to an account. */
async function administer(id: string, change: { role: "head" } | { verb: AccountVerb }) {
  const { id: actorId, email } = await newStaff("administrator");
  const actor = { id: actorId, name: "Test", email, role: "administrator", eventIds: [] } as const;
  const { version } = await db().staff.findUniqueOrThrow({ where: { id }, select: { version: true } });
  const input = { id, version, locale: "ru" } as const;
  const done = await ("verb" in change
    ? pressVerb({ actor, input: { ...input, verb: change.verb } })
    : changeAccess({ actor, input: { ...input, role: change.role, eventIds: [] } }));
  expect(done.ok).toBe(true);
}

async function signedIn(browser = newBrowser(), staff?: Awaited<ReturnType<typeof newStaff>>) {
  const person = staff ?? (await newStaff());
  expect((await browser.password(person.email)).ok).toBe(true);
  expect((await browser.code(person.nextCode())).ok).toBe(true);
  return { browser, ...person };
}

/** Uses up tries without the work of checking a password. */
async function useUp(key: string, tries: number = limits.signIn.tries) {
  for (let i = 0; i < tries; i++) await consume("signIn", key);
}

const wrong = { ok: false, error: { code: "staff.wrongCredentials" } };

describe("signing in", () => {
  it("takes a password and a code, and gives the person as the database has them", async () => {
    const { browser, id, email } = await signedIn();
    expect(await browser.actor()).toEqual({ id, email, name: "Test", role: "officer", eventIds: [] });
    const entries = await db().auditEntry.findMany({ where: { subjectId: id }, select: { type: true, actorId: true } });
    expect(entries).toEqual([{ type: "staff.signedIn", actorId: id }]);
  });

  it("makes no session of a password alone", async () => {
    const browser = newBrowser();
    const { id, email } = await newStaff();
    await browser.password(email);
    expect(await browser.actor()).toBeNull();
    expect(await db().staffSession.count({ where: { userId: id } })).toBe(0);
  });

  it("answers an unknown, a deactivated and a mistaken account the same", async () => {
    const { email } = await newStaff();
    const closed = await newStaff();
    await administer(closed.id, { verb: "deactivate" });
    expect(await newBrowser().password(`${randomUUID()}@staff.example`)).toEqual(wrong);
    expect(await newBrowser().password(email, "another password")).toEqual(wrong);
    const browser = newBrowser();
    expect(await browser.password(closed.email)).toEqual(wrong);
    expect(browser.jar.size).toBe(0);
    expect(await db().staffVerification.count({ where: { value: closed.id } })).toBe(0);
  });

  it("gives no one a code page without a password, nor with a cookie that we did not sign", async () => {
    const { browser } = await signedIn();
    const stranger = newBrowser();
    expect(await pendingSignIn(stranger.request())).toBeNull();
    for (const name of ["credence.session_token", "credence.two_factor"]) stranger.jar.set(name, "forged.signature");
    expect(await pendingSignIn(stranger.request())).toBeNull();
    expect(await stranger.actor()).toBeNull();
    expect(await stranger.code("123456")).toEqual({ ok: false, error: { code: "staff.signInAgain" } });
    const [token = ""] = (browser.jar.get("credence.session_token") ?? "").split(".");
    stranger.jar.set("credence.session_token", `${token}.${"A".repeat(43)}=`);
    expect(await stranger.actor()).toBeNull();
  });

  it("ends ten minutes after the password", async () => {
    const browser = newBrowser();
    const { email, nextCode } = await newStaff();
    await browser.password(email);
    const later = new Date(Date.now() + 601_000);
    expect(await pendingSignIn(browser.request(later))).toBeNull();
    expect(await browser.code(nextCode(), later)).toEqual({ ok: false, error: { code: "staff.signInAgain" } });
  });

  it("shows a code only of demo accounts in the try-out", async () => {
    const browser = newBrowser();
    const { email } = await newStaff();
    await browser.password(email);
    expect(await pendingSignIn(browser.request())).toEqual({ email });
  });
});

describe("sessions", () => {
  it("rotate: each sign-in has a new token, and the browser's earlier session ends", async () => {
    const { browser, id, ...person } = await signedIn();
    const before = browser.jar.get("credence.session_token");
    const earlier = new Map(browser.jar);
    await signedIn(browser, { id, ...person });
    expect(browser.jar.get("credence.session_token")).not.toBe(before);
    expect(await db().staffSession.count({ where: { userId: id } })).toBe(1);
    const old = newBrowser();
    for (const [name, value] of earlier) old.jar.set(name, value);
    expect(await old.actor()).toBeNull();
    expect(await browser.actor()).not.toBeNull();
  });

  it("end when idle for 30 minutes, and a request keeps them alive", async () => {
    const { browser } = await signedIn();
    const at = (milliseconds: number) => new Date(Date.now() + milliseconds);
    expect(await browser.actor(at(sessionLimits.idle - 5_000))).not.toBeNull();
    expect(await browser.actor(at(2 * sessionLimits.idle - 10_000))).not.toBeNull();
    expect(await browser.actor(at(3 * sessionLimits.idle))).toBeNull();
  });

  it("end after 12 hours however busy", async () => {
    const { browser } = await signedIn();
    const start = Date.now();
    for (let at = 0; at < sessionLimits.total - 60_000; at += sessionLimits.idle - 60_000)
      expect(await browser.actor(new Date(start + at))).not.toBeNull();
    expect(await browser.actor(new Date(start + sessionLimits.total - 30_000))).not.toBeNull();
    expect(await browser.actor(new Date(start + sessionLimits.total + 1_000))).toBeNull();
  });

  it("end with sign-out, a changed role, a deactivated account and a new second factor, from the next request on", async () => {
    const ends = [
      async ({ browser }: Awaited<ReturnType<typeof signedIn>>) => {
        const cookies = new Map(browser.jar);
        await browser.leave();
        for (const [name, value] of cookies) browser.jar.set(name, value);
      },
      ({ id }: { id: string }) => administer(id, { role: "head" }),
      ({ id }: { id: string }) => administer(id, { verb: "deactivate" }),
      ({ id }: { id: string }) => administer(id, { verb: "resetSecondFactor" }),
      ({ email }: { email: string }) => resetSecondFactor(email),
      ({ email }: { email: string }) => resetPassword(email),
    ];
    for (const end of ends) {
      const person = await signedIn();
      expect(await person.browser.actor()).not.toBeNull();
      await end(person);
      expect(await person.browser.actor()).toBeNull();
    }
  });

  it("follow the staff row even where a session outlived its change", async () => {
    const { browser, id } = await signedIn();
    await db().staff.update({ where: { id }, data: { role: "auditor" } });
    expect((await browser.actor())?.role).toBe("auditor");
    await db().staff.update({ where: { id }, data: { twoFactorEnabled: false } });
    expect(await browser.actor()).toBeNull();
    await db().staff.update({ where: { id }, data: { twoFactorEnabled: true, deactivatedAt: new Date() } });
    expect(await browser.actor()).toBeNull();
  });
});

describe("codes", () => {
  it("are accepted once, in another browser too", async () => {
    const { email, nextCode } = await newStaff();
    const code = nextCode();
    const [one, other] = [newBrowser(), newBrowser()];
    await one.password(email);
    await other.password(email);
    expect((await one.code(code)).ok).toBe(true);
    expect(await other.code(code)).toEqual({ ok: false, error: { code: "staff.codeUsed" } });
    expect(await other.actor()).toBeNull();
  });

  it("are accepted once of many simultaneous uses", async () => {
    const { id, email, nextCode } = await newStaff();
    const code = nextCode();
    const browsers = Array.from({ length: 5 }, () => newBrowser());
    for (const browser of browsers) await browser.password(email);
    const answers = await Promise.all(browsers.map((browser) => browser.code(code)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db().staffSession.count({ where: { userId: id } })).toBe(1);
  });

  it("of one account do not open another's sign-in", async () => {
    const [mine, theirs] = [await newStaff(), await newStaff()];
    const browser = newBrowser();
    await signedIn(browser, mine);
    await browser.password(theirs.email);
    expect(await browser.code(mine.nextCode())).toEqual({ ok: false, error: { code: "staff.wrongCode" } });
  });
});

describe("a new account", () => {
  it("enrols a second factor by its first code, and only then has a session", async () => {
    const email = `${randomUUID()}@staff.example`;
    const created = await createStaff({ email, name: "New", role: "auditor", password });
    expect(created.ok).toBe(true);
    const browser = newBrowser();
    await browser.password(email);
    const secret = (await pendingSignIn(browser.request()))?.enrolment?.secret ?? "";
    expect(await browser.code("000000")).toMatchObject({ ok: false });
    expect((await browser.code(totpCode(secret, totpStep(new Date())))).ok).toBe(true);
    expect((await browser.actor())?.role).toBe("auditor");
    const again = newBrowser();
    await again.password(email);
    expect(await pendingSignIn(again.request())).toEqual({ email });
  });

  it("shows each sign-in a secret of its own, and the earlier one ends", async () => {
    const email = `${randomUUID()}@staff.example`;
    await createStaff({ email, name: "New", role: "auditor", password });
    const [stranger, owner] = [newBrowser(), newBrowser()];
    await stranger.password(email);
    const seen = (await pendingSignIn(stranger.request()))?.enrolment?.secret ?? "";
    await owner.password(email);
    const secret = (await pendingSignIn(owner.request()))?.enrolment?.secret ?? "";
    expect(secret).not.toBe(seen);
    expect(await pendingSignIn(stranger.request())).toBeNull();
    expect(await stranger.code(totpCode(seen, totpStep(new Date())))).toMatchObject({ ok: false });
    expect((await owner.code(totpCode(secret, totpStep(new Date())))).ok).toBe(true);
  });

  it("is refused a short password and an address that is taken, however it is written", async () => {
    const { email } = await newStaff();
    expect(await createStaff({ email, name: "X", role: "gate", password: "short" })).toMatchObject({ ok: false });
    expect(await createStaff({ email: email.toUpperCase(), name: "X", role: "gate" })).toEqual({
      ok: false,
      error: { code: "staff.exists" },
    });
  });
});

describe("a reset", () => {
  it("of the second factor needs the new one: the password alone opens nothing, nor does an old code", async () => {
    const { email, nextCode } = await newStaff();
    const reset = await resetSecondFactor(email);
    const browser = newBrowser();
    await browser.password(email);
    expect(await pendingSignIn(browser.request())).toEqual({ email });
    expect(await browser.code(nextCode())).toEqual({ ok: false, error: { code: "staff.wrongCode" } });
    const secret = reset.ok ? reset.value.secret : "";
    expect((await browser.code(totpCode(secret, totpStep(new Date())))).ok).toBe(true);
  });

  it("of the password keeps the second factor, and ends sign-ins that wait", async () => {
    const { email, nextCode } = await newStaff();
    const waiting = newBrowser();
    await waiting.password(email);
    const reset = await resetPassword(email);
    expect(await waiting.code(nextCode())).toEqual({ ok: false, error: { code: "staff.signInAgain" } });
    expect(await newBrowser().password(email)).toEqual(wrong);
    const browser = newBrowser();
    expect((await browser.password(email, reset.ok ? reset.value.password : "")).ok).toBe(true);
    expect(await browser.actor()).toBeNull();
    expect((await browser.code(nextCode())).ok).toBe(true);
  });

  it("is audited without the secret", async () => {
    const { id, email } = await newStaff();
    await resetSecondFactor(email);
    await administer(id, { role: "head" });
    const entries = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: "asc" } });
    expect(entries.map(({ type, payload }) => ({ type, payload }))).toEqual([
      { type: "staff.secondFactorReset", payload: {} },
      { type: "staff.roleChanged", payload: { before: { role: "officer" }, after: { role: "head" } } },
    ]);
  });
});

describe("limits of signing in", () => {
  const tooMany = { ok: false, error: { code: "staff.tooManyTries" } };

  it("stop an account after ten wrong passwords from anywhere; a known device still gets in", async () => {
    const { browser, email, nextCode } = await signedIn();
    await browser.leave();
    for (let i = 0; i < 10; i++) expect(await newBrowser().password(email, "wrong password")).toEqual(wrong);
    expect(await newBrowser().password(email)).toMatchObject(tooMany);
    expect((await browser.password(email)).ok).toBe(true);
    expect((await browser.code(nextCode())).ok).toBe(true);
  });

  it("stop a network after ten accounts, known or not, counting an IPv6 address by its /64", async () => {
    const network = `2001:db8:${randomHextet()}:${randomHextet()}`;
    await useUp(`network:${networkOf(`${network}::1`)}`, 8);
    for (const host of ["8", "9"])
      expect(await newBrowser(`${network}::${host}`).password(`${randomUUID()}@staff.example`)).toEqual(wrong);
    const { email } = await newStaff();
    expect(await newBrowser(`${network}:1::2`).password(email)).toMatchObject(tooMany);
    expect((await newBrowser().password(email)).ok).toBe(true);
  });

  it("stop a known device after ten tries of its own, and its cookie helps with no other account", async () => {
    const { browser, email } = await signedIn();
    const other = await newStaff();
    for (let i = 0; i < 10; i++) expect(await browser.password(email, "wrong password")).toEqual(wrong);
    expect(await browser.password(email)).toMatchObject(tooMany);
    await useUp(`account:${other.email}`);
    expect(await browser.password(other.email)).toMatchObject(tooMany);
  });

  it("stop guessing codes after ten, over all challenges of the account", async () => {
    const { email, totpSecret, nextCode } = await newStaff();
    const step = totpStep(new Date());
    const right = new Set(Array.from({ length: 9 }, (_, i) => totpCode(totpSecret, step - 4 + i)));
    const guesses = ["111111", "222222", "333333", "444444", "555555", "666666", "777777", "888888", "999999"];
    for (const code of [...guesses, "123456", "654321"].filter((guess) => !right.has(guess)).slice(0, 10)) {
      const browser = newBrowser();
      await browser.password(email);
      expect(await browser.code(code)).toEqual({ ok: false, error: { code: "staff.wrongCode" } });
    }
    const browser = newBrowser();
    await browser.password(email);
    expect(await browser.code(nextCode())).toMatchObject(tooMany);
  });

  it("hold for simultaneous tries", async () => {
    const { email } = await newStaff();
    const answers = await Promise.all(Array.from({ length: 12 }, () => newBrowser().password(email, "wrong password")));
    const checked = answers.filter((answer) => !answer.ok && answer.error.code === "staff.wrongCredentials");
    expect(checked).toHaveLength(10);
  });

  it("forget a device after 180 days", async () => {
    const { browser, email } = await signedIn();
    await browser.leave();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 181 * 24 * 3_600_000 });
    await useUp(`account:${email}`);
    expect(await browser.password(email)).toMatchObject(tooMany);
    vi.useRealTimers();
  });
});
