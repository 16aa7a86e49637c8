import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { open } from "@/lib/sealing/hpke";
import { eventPrivateKey } from "@/lib/sealing/keys";
import { comingDay } from "@/prisma/demo-events";
import { seedDemo } from "@/prisma/seed";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const coming = () => db().event.findUniqueOrThrow({ where: { slug: "csto-session" } });
const at = (time: string) => Temporal.Instant.from(time);

describe("the demo", () => {
  it("is loaded once, and its sealed records open with the event's key alone", async () => {
    await seedDemo(at("2026-11-24T12:00:00Z"));
    const people = await db().application.count();
    await seedDemo(at("2026-11-24T12:05:00Z"));
    expect(await db().application.count()).toBe(people);
    const row = await db().application.findFirstOrThrow({
      where: { familyRu: "Северцева", event: { slug: "csto-2012" } },
    });
    const key = await eventPrivateKey(row.eventId);
    expect(key && open(key, row.sealed, { table: "application", id: row.id })).toMatchObject({
      documentNumber: "0412905678",
    });
  });

  it("gives a vetter something to do: a batch with answers of every kind, and people who were not sent yet", async () => {
    const { id, vettingAsked } = await coming();
    expect(vettingAsked).toBe(true);
    const standing = await db().application.groupBy({ by: ["vetting"], where: { eventId: id }, _count: true });
    const counts = Object.fromEntries(standing.map(({ vetting, _count }) => [vetting, _count]));
    expect(counts).toMatchObject({ cleared: 1, objected: 1, needsData: 1 });
    expect(counts.sent).toBeGreaterThan(3);
    expect(counts.notSent).toBeGreaterThan(3);
    expect(await db().vettingBatch.count({ where: { eventId: id } })).toBe(1);
  });

  it("moves the coming session forward when its deadline is near, and leaves it alone until then", async () => {
    const first = await coming();
    await seedDemo(at("2026-11-28T12:00:00Z"));
    expect((await coming()).startsAt).toEqual(first.startsAt);
    await seedDemo(at("2027-03-01T12:00:00Z"));
    expect((await coming()).closesAt.getTime()).toBeGreaterThan(at("2027-03-03T12:00:00Z").epochMilliseconds);
  });

  it("has its window open on any day at which it is started", () => {
    const present = Temporal.PlainDate.from("2026-12-06");
    for (let days = -30; days < 60; days++) {
      const now = at("2026-12-06T09:00:00Z").add({ hours: days * 24 });
      const day = comingDay(now, days < -12 ? null : present);
      const until = day.since(now.toZonedDateTimeISO("Europe/Moscow").toPlainDate()).days;
      expect(until).toBeGreaterThanOrEqual(5);
      expect(until).toBeLessThanOrEqual(18);
    }
  });
});
