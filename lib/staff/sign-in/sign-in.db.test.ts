import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createStaff, resetPassword, resetSecondFactor } from "@/lib/staff/commands";
import { pendingSignIn } from "@/lib/staff/sign-in/queries";
import { administer, signedIn, wrong } from "@/lib/staff/sign-in/test-sign-in";
import { totpCode, totpStep } from "@/lib/staff/totp";
import { newBrowser, newStaff, staffPassword as password } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

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
