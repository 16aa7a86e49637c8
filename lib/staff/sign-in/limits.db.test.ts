import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { consume } from "@/lib/limits/consume";
import { limits, networkOf } from "@/lib/limits/rules";
import { signedIn, wrong } from "@/lib/staff/sign-in/test-sign-in";
import { totpCode, totpStep } from "@/lib/staff/totp";
import { newBrowser, newStaff, randomHextet } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

/** Uses up tries without the work of checking a password. */
async function useUp(key: string, tries: number = limits.signIn.tries) {
  for (let i = 0; i < tries; i++) await consume("signIn", key);
}

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
