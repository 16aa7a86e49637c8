import { afterAll, beforeAll, expect, it } from "vitest";
import { applicationStates } from "@/lib/application/types";
import { db } from "@/lib/db";
import { findOwnEvent } from "@/lib/event/own/queries";
import { readOverview } from "@/lib/overview/queries";
import { ensureDemoStaff } from "@/lib/staff/commands";
import { newTotpSecret } from "@/lib/staff/totp";
import {
  createApplication,
  createOpenEvent,
  createOutlet,
  foreignApplicant,
  russianApplicant,
} from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const actor = { id: "a", name: "A", email: "a@press.example", role: "head", eventIds: [] } as const;

async function overviewOf(slug: string) {
  const event = await findOwnEvent(actor, slug);
  if (!event) throw new Error("no event");
  return readOverview(event);
}

const total = (list: readonly { count: number }[]) => list.reduce((sum, { count }) => sum + count, 0);

it("counts every application once in each of its tables, and none of another event", async () => {
  const [event, other] = [await createOpenEvent(), await createOpenEvent()];
  await createApplication({ event: other, stated: russianApplicant() });
  for (const state of applicationStates) {
    await createApplication({ event, stated: russianApplicant(), state });
    await createApplication({ event, stated: foreignApplicant(), state });
  }
  const overview = await overviewOf(event.slug);
  const people = 2 * applicationStates.length;
  expect(total(overview.states)).toBe(people);
  expect(total(overview.days)).toBe(people);
  const countries = [...overview.countries, overview.others];
  expect(countries.reduce((sum, { applied }) => sum + applied, 0)).toBe(people);
  expect(countries.reduce((sum, { approved }) => sum + approved, 0)).toBe(2);
  expect(overview.kinds).toEqual([{ kind: null, applied: people, approved: 2 }]);
  expect([...overview.slots.values()].reduce((sum, count) => sum + count, overview.withoutSlot)).toBe(2);
  const { free, letGo, inHand, second, applicant } = overview.waiting;
  expect({ free, letGo, second, applicant, inHand }).toEqual({
    free: 2,
    letGo: 2,
    second: 2,
    applicant: 2,
    inHand: [],
  });
});

it("counts what was set aside by itself: it waits for nobody", async () => {
  const event = await createOpenEvent();
  const { id: mergedIntoId } = await createApplication({ event, stated: russianApplicant() });
  const { id } = await createApplication({ event, stated: russianApplicant() });
  await db().application.update({ where: { id }, data: { mergedIntoId } });
  const overview = await overviewOf(event.slug);
  expect(overview.states.toSorted((a, b) => (a.state < b.state ? -1 : 1))).toEqual([
    { regime: "russian", state: "setAside", count: 1 },
    { regime: "russian", state: "submitted", count: 1 },
  ]);
  expect(overview.waiting.free).toBe(1);
});

it("counts outlets by the register's kind, those that it does not know last", async () => {
  const event = await createOpenEvent();
  const print = await createOutlet({ nameRu: "Газета" });
  const radio = await createOutlet({ nameRu: "Радио", kind: "radio" });
  for (const outletId of [null, null, null, radio.id, radio.id, print.id]) {
    const { id } = await createApplication({
      event,
      stated: russianApplicant(),
      state: outletId ? "approved" : "refused",
    });
    await db().application.update({ where: { id }, data: { outletId }, select: { id: true } });
  }
  expect((await overviewOf(event.slug)).kinds).toEqual([
    { kind: "radio", applied: 2, approved: 2 },
    { kind: "print", applied: 1, approved: 1 },
    { kind: null, applied: 3, approved: 0 },
  ]);
});

it("counts a day by the event's clock", async () => {
  const event = await createOpenEvent({ timeZone: "Europe/Moscow" });
  await createApplication({ event, stated: russianApplicant(), submittedAt: new Date("2026-03-01T21:30:00Z") });
  const { days, today } = await overviewOf(event.slug);
  expect(days.find(({ count }) => count > 0)?.day).toBe("2026-03-02");
  expect(days.at(-1)?.day).toBe(today);
});

it("says in whose hands an application is, until the claim lapses", async () => {
  const event = await createOpenEvent();
  const { id } = await createApplication({ event, stated: russianApplicant(), state: "inReview" });
  const email = "maria@press.example";
  await ensureDemoStaff([
    { email, name: "Мария Орлова", role: "officer", password: "a long password", totpSecret: newTotpSecret() },
  ]);
  const staff = await db().staff.findUniqueOrThrow({ where: { email } });
  await db().application.update({ where: { id }, data: { claimedById: staff.id, claimedAt: new Date() } });
  expect((await overviewOf(event.slug)).waiting).toMatchObject({
    inHand: [{ name: "Мария Орлова", count: 1 }],
    letGo: 0,
  });
  await db().application.update({ where: { id }, data: { claimedAt: new Date(Date.now() - 16 * 60_000) } });
  expect((await overviewOf(event.slug)).waiting).toMatchObject({ inHand: [], letGo: 1 });
});

it("gives the median time to decision, and since when the oldest waits", async () => {
  const event = await createOpenEvent();
  expect(await overviewOf(event.slug)).toMatchObject({ decision: null, oldestWaiting: null, days: [] });
  const submittedAt = new Date("2026-03-01T10:00:00Z");
  for (const [minutes, state] of [
    [10, "approved"],
    [30, "refused"],
    [500, "approved"],
  ] as const) {
    const { id } = await createApplication({ event, stated: russianApplicant(), state, submittedAt });
    const decidedAt = new Date(submittedAt.getTime() + minutes * 60_000);
    await db().application.update({ where: { id }, data: { decidedAt } });
  }
  await createApplication({ event, stated: russianApplicant(), submittedAt });
  const { decision, oldestWaiting } = await overviewOf(event.slug);
  expect(decision?.median).toBe(30 * 60);
  expect(oldestWaiting).toEqual(submittedAt);
});
