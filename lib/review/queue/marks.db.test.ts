import { afterAll, beforeAll, expect, it } from "vitest";
import { everydayFilter } from "@/lib/application/filter";
import { db } from "@/lib/db";
import { countQueue, listQueue } from "@/lib/review/queue/test-queue";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
let id: string;
beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
  ({ id } = await createApplication({ event, stated: russianApplicant() }));
});
afterAll(() => database.drop());

const start = { after: null, before: null };

it("a row says who holds it and for how long, until the claim has run out", async () => {
  const maria = await db().staff.create({ data: { name: "Мария", email: "maria@desk.example" } });
  const heldFor = async (minutes: number) => {
    const claimedAt = new Date(Date.now() - minutes * 60_000 - 5_000);
    await db().application.update({ where: { id }, data: { claimedById: maria.id, claimedAt } });
    return (await listQueue(event, everydayFilter, start)).rows[0]?.claim;
  };
  expect(await heldFor(0)).toEqual({ byId: maria.id, by: "Мария", minutes: 0 });
  expect(await heldFor(14)).toEqual({ byId: maria.id, by: "Мария", minutes: 14 });
  expect(await heldFor(15)).toBeNull();
});

it("a tag finds those that bear it, and what can be no tag finds nothing", async () => {
  await db().application.update({ where: { id }, data: { tags: ["пул", "ночь"] } });
  const found = async (tag: string) => (await countQueue(event, { ...everydayFilter, tag })).matching;
  expect(await found("пул")).toBe(1);
  for (const tag of ["пу", "ПУЛ", "%", "\u0000", "{пул}", "пул,ночь", "'", "a".repeat(100)])
    expect(await found(tag), JSON.stringify(tag)).toBe(0);
  expect((await listQueue(event, { ...everydayFilter, tag: "ночь" }, start)).rows.map((row) => row.tags)).toEqual([
    ["пул", "ночь"],
  ]);
});
