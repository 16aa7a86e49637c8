import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { resetPassword, resetSecondFactor } from "@/lib/staff/commands";
import { sessionLimits } from "@/lib/staff/rules";
import { administer, signedIn } from "@/lib/staff/sign-in/test-sign-in";
import { newBrowser } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
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
