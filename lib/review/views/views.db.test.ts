import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { everydayFilter } from "@/lib/application/filter";
import { db } from "@/lib/db";
import type { Result } from "@/lib/result";
import { readQueue } from "@/lib/review/queue/queries";
import { changeView, deleteView, keepView } from "@/lib/review/views/commands";
import { viewLimits } from "@/lib/review/views/types";
import type { StaffRole } from "@/lib/staff/types";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(() => database.drop());

async function colleague(role: StaffRole, eventIds: string[] = []): Promise<Actor> {
  const email = `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: email.slice(0, 20), email, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

const way = { locale: "ru", queue: "regime=foreign&q=nordwind&cols=state.tags&done=4&nonsense=1" } as const;
const keep = (actor: Actor, name: string, shared = false) =>
  keepView({ actor, input: { event: event.slug, ...way, name, shared } });
const code = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);
const listViews = async (actor: Actor, of: { id: string }) =>
  (await readQueue(actor, of, { filter: everydayFilter, place: { after: null, before: null } })).saved;
const names = async (actor: Actor) => (await listViews(actor, event)).map(({ name }) => name);

it("a view keeps filter and columns, and nothing else of the address; its maker alone sees it", async () => {
  const [officer, other] = [await colleague("officer"), await colleague("head")];
  expect(code(await keep(officer, "Иностранные"))).toBe("ok");
  expect(await listViews(officer, event)).toMatchObject([
    { name: "Иностранные", query: "regime=foreign&q=nordwind&cols=state.tags", by: null, changeable: true },
  ]);
  expect(await listViews(other, event)).toEqual([]);
  expect(code(await keep(officer, "Иностранные"))).toBe("review.viewNameTaken");
  expect(await db().auditEntry.count({ where: { type: "view.saved", actorId: officer.id } })).toBe(1);
});

it("only a head shares; then all of the event's desk see it, and heads may change it", async () => {
  const own = await createOpenEvent();
  const [officer, head, second] = [await colleague("officer"), await colleague("head"), await colleague("head")];
  const stranger = await colleague("head", [own.id]);
  expect(code(await keep(officer, "Общий", true))).toBe("review.viewNotShared");
  const kept = await keep(head, "Общий", true);
  const id = kept.ok ? kept.value.id : "";
  expect(await listViews(officer, event)).toMatchObject([{ name: "Общий", by: head.name, changeable: false }]);
  const change = (actor: Actor, name: string, shared = true) =>
    changeView({ actor, input: { id, ...way, name, shared } });
  expect(code(await change(officer, "Мой"))).toBe("review.viewNotYours");
  expect(code(await deleteView({ actor: officer, input: { id, ...way } }))).toBe("review.viewNotYours");
  expect(code(await change(stranger, "Мой"))).toBe("review.viewNotFound");
  expect(code(await change(second, "Наш"))).toBe("ok");
  expect(await names(officer)).toEqual(["Наш"]);
  expect(code(await change(head, "Наш", false))).toBe("ok");
  expect(await names(officer)).toEqual([]);
  expect(code(await change(second, "Наш"))).toBe("review.viewNotFound");
  expect(code(await deleteView({ actor: head, input: { id, ...way } }))).toBe("ok");
  expect(code(await deleteView({ actor: head, input: { id, ...way } }))).toBe("review.viewNotFound");
});

it("of one's own there are twenty at most, also when two tabs save at once", async () => {
  const officer = await colleague("officer");
  for (let n = 1; n < viewLimits.own; n++) await keep(officer, `Вид ${n}`);
  const both = await Promise.all([keep(officer, "Последний"), keep(officer, "Лишний")]);
  expect(both.map(code).sort()).toEqual(["ok", "review.tooManyViews"]);
  expect(await names(officer)).toHaveLength(viewLimits.own);
});
