import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { type ApplicationFilter, everydayFilter, sorts } from "@/lib/application/filter";
import { db } from "@/lib/db";
import { firstFree, listDeskEvents, neighboursOf, readDeskEvent } from "@/lib/review/queue/queries";
import { countQueue, createQueued, everything, listQueue } from "@/lib/review/queue/test-queue";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  foreignApplicant,
  russianApplicant,
} from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function walk(
  of: CreatedEvent,
  filter: ApplicationFilter,
  onPage?: (page: number) => Promise<unknown>,
): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 50; page++) {
    const { rows, nextAfter } = await listQueue(of, filter, { after, before: null });
    seen.push(...rows.map(({ id }) => id));
    if (!nextAfter) break;
    after = nextAfter;
    await onPage?.(page);
  }
  return seen;
}

describe("pages of the queue", () => {
  it("hold every row exactly once, there and back, whatever ties and comes in between", async () => {
    const many = await createOpenEvent();
    const families = ["Ёлкина", "Елкина", "Юлаев", "Юлаев", "Абаев"];
    const outlets = ["Радио «Соты»", "Nordwind", "Радио «Соты»"];
    for (let n = 0; n < 130; n++)
      await createQueued({
        event: many,
        family: families[n % 5],
        outlet: outlets[n % 3],
        // Thirteen of one moment, the next a millisecond later.
        at: new Date(Date.UTC(2030, 0, 1, 0, 0, 0, Math.floor(n / 13))),
      });
    const stood = (await db().application.findMany({ where: { eventId: many.id } })).map(({ id }) => id);
    for (const sort of sorts) {
      const filter = { ...everything, sort };
      const seen = await walk(many, filter, () =>
        createQueued({ event: many, family: "Абаев", at: new Date(Date.UTC(2030, 0, 1, 0, 0, 0, 5)) }),
      );
      expect(new Set(seen).size, sort).toBe(seen.length);
      expect(
        stood.filter((id) => !seen.includes(id)),
        sort,
      ).toEqual([]);
      // And back from the last page.
      const forward = await walk(many, filter);
      const back: string[] = [];
      let before: string | null = forward.at(-1) ?? null;
      while (before) {
        const page = await listQueue(many, filter, { after: null, before });
        back.unshift(...page.rows.map(({ id }) => id));
        before = page.previousBefore;
      }
      expect(back, sort).toEqual(forward.slice(0, -1));
    }
  });

  it("sort ё beside е, as a Russian reader does", async () => {
    const own = await createOpenEvent();
    for (const family of ["Жуков", "Ёлкин", "Елин", "Абаев", "Ежов"]) await createQueued({ event: own, family });
    const { rows } = await listQueue(own, { ...everything, sort: "name" }, { after: null, before: null });
    expect(rows.map(({ familyRu }) => familyRu)).toEqual(["Абаев", "Ежов", "Елин", "Ёлкин", "Жуков"]);
  });

  it("show nothing beyond an application of another event", async () => {
    const [own, other] = [await createOpenEvent(), await createOpenEvent()];
    await createQueued({ event: own });
    const { id } = await createQueued({ event: other });
    expect((await listQueue(own, everything, { after: id, before: null })).rows).toEqual([]);
  });

  it("carry no sealed value and no more than the table shows", async () => {
    const own = await createOpenEvent();
    const stated = foreignApplicant();
    await createApplication({ event: own, stated });
    const { rows } = await listQueue(own, everything, { after: null, before: null });
    const text = JSON.stringify(rows);
    const { documentNumber, birthDate, birthPlace } = stated.document;
    for (const secret of [documentNumber, birthDate, birthPlace, stated.contact.email, stated.contact.phone])
      expect(text).not.toContain(secret);
    expect(rows[0]).toMatchObject({ mfaExpires: "2099-12-31", familyLat: "Vogelsang", state: "submitted" });
  });
});

describe("late applications", () => {
  it("can be listed and counted by themselves", async () => {
    const event = await createOpenEvent();
    const [late] = [await createApplication({ event, stated: russianApplicant(), late: true })];
    await createApplication({ event, stated: russianApplicant() });
    const filter: ApplicationFilter = { ...everydayFilter, late: true };
    const page = await listQueue(event, filter, { after: null, before: null });
    expect(page.rows.map(({ id, late: marked }) => [id, marked])).toEqual([[late?.id, true]]);
    expect(await countQueue(event, filter)).toMatchObject({ waiting: 2, matching: 1 });
  });
});

describe("counts", () => {
  it("are true, by view and by filter", async () => {
    const own = await createOpenEvent();
    for (const state of ["submitted", "inReview", "recommended", "approved", "withdrawn"] as const)
      await createQueued({ event: own, state });
    await createApplication({ event: own, stated: foreignApplicant() });
    expect(await countQueue(own, everydayFilter)).toEqual({ waiting: 4, foreign: 1, decided: 1, all: 6, matching: 4 });
    expect(await countQueue(own, { ...everything, q: "фогельзанг" })).toMatchObject({ all: 6, matching: 1 });
    expect(await countQueue(own, { ...everything, sort: "name" })).toMatchObject({ matching: 6 });
  });

  it("stop at 1,001", async () => {
    const own = await createOpenEvent();
    const { id } = await createQueued({ event: own });
    await db().$executeRaw`
      INSERT INTO application SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
        'reference', 'R' || n, 'submit_key', gen_random_uuid()))).* FROM application a, generate_series(1, 1100) n
      WHERE a.id = ${id}::uuid`;
    expect(await countQueue(own, everydayFilter)).toMatchObject({
      waiting: 1001,
      all: 1001,
      matching: 1001,
      decided: 0,
    });
  });
});

describe("the way through the queue", () => {
  it("leads to the neighbours in the filter's order, and says how many lie before", async () => {
    const own = await createOpenEvent();
    const ids: string[] = [];
    for (const family of ["Абаев", "Белов", "Ветров"]) ids.push((await createQueued({ event: own, family })).id);
    const filter: ApplicationFilter = { ...everydayFilter, sort: "name" };
    expect(await neighboursOf(own, filter, ids[1] ?? "")).toEqual({
      previous: ids[0],
      next: ids[2],
      before: 1,
      total: 3,
    });
    await db().application.update({ where: { id: ids[1] }, data: { state: "approved" } });
    expect(await neighboursOf(own, filter, ids[1] ?? "")).toEqual({
      previous: ids[0],
      next: ids[2],
      before: 1,
      total: 2,
    });
  });

  it("leaves out what somebody else holds open", async () => {
    const own = await createOpenEvent();
    const maria = await db().staff.create({ data: { name: "Мария", email: "maria@desk.example" } });
    const actor: Actor = { ...maria, id: "another" };
    const filter: ApplicationFilter = { ...everydayFilter, sort: "name" };
    const first = await createQueued({ event: own, family: "Абаев" });
    const second = await createQueued({ event: own, family: "Белов" });
    await db().application.update({ where: { id: first.id }, data: { claimedById: maria.id, claimedAt: new Date() } });
    expect(await firstFree(own, filter, { actor })).toBe(second.id);
    expect(await firstFree(own, filter, { actor: maria })).toBe(first.id);
    expect(await firstFree(own, filter, { actor: maria, after: second.id })).toBeNull();
  });
});

describe("events at the desk", () => {
  it("are the person's own, and another answers like none", async () => {
    const [own, other] = [await createOpenEvent(), await createOpenEvent()];
    const actor: Actor = { id: "x", name: "", email: "x@desk.example", role: "officer", eventIds: [own.id] };
    expect((await listDeskEvents(actor)).map(({ slug }) => slug)).toEqual([own.slug]);
    expect(await readDeskEvent(actor, null)).toMatchObject({ id: own.id });
    expect(await readDeskEvent(actor, other.slug)).toBeNull();
    for (const slug of ["no-such-event", "", "\u0000", "%", "' OR 1=1"])
      expect(await readDeskEvent(actor, slug)).toBeNull();
  });
});
