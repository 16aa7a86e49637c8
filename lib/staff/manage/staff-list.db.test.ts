import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { listStaff, readStaff } from "@/lib/staff/manage/queries";
import { actorOf, administrator, newAdministrator } from "@/lib/staff/manage/test-accounts";
import { newBrowser, newStaff } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(newAdministrator);

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
