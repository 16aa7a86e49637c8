import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { pressVerb } from "@/lib/staff/manage/commands";
import {
  access,
  actorOf,
  administrator,
  entriesOf,
  newAdministrator,
  press,
  refusal,
  versionOf,
} from "@/lib/staff/manage/test-accounts";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { newBrowser, newStaff } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;

beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(() => database.drop());
beforeEach(newAdministrator);

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
