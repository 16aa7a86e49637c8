import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { setPassword } from "@/lib/staff/link/commands";
import { readStaff } from "@/lib/staff/manage/queries";
import { administrator, browserWithLink, newAdministrator, press, refusal } from "@/lib/staff/manage/test-accounts";
import { pendingSignIn } from "@/lib/staff/sign-in/queries";
import { totpCode, totpStep } from "@/lib/staff/totp";
import { newBrowser, newStaff, staffPassword } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(newAdministrator);

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
