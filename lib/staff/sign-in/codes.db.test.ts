import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { signedIn } from "@/lib/staff/sign-in/test-sign-in";
import { newBrowser, newStaff } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
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
