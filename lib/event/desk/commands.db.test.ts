import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { createEvent, moveEvent, saveEvent } from "@/lib/event/desk/commands";
import { fullFields } from "@/lib/event/desk/examples";
import { listManagedEvents, readManagedEvent } from "@/lib/event/desk/queries";
import { findPublicEvent } from "@/lib/event/queries";
import type { EventFields } from "@/lib/event/types";
import { eventPrivateKey } from "@/lib/sealing/keys";
import { ensureDemoStaff } from "@/lib/staff/commands";
import { createApplication, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let administrator: Actor;
let officer: Actor;
let head: Actor;
let other: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  [administrator, officer, head, other] = (await Promise.all([
    staff("administrator"),
    staff("officer"),
    staff("head"),
    staff("head"),
  ])) as [Actor, Actor, Actor, Actor];
});
afterAll(() => database.drop());

async function staff(role: Actor["role"]): Promise<Actor> {
  const email = `${role}.${randomBytes(4).toString("hex")}@credence.example`;
  await ensureDemoStaff([
    { email, name: `The ${role}`, role, password: "a-long-password", totpSecret: "NBXWYZLTEBXWMIDG" },
  ]);
  const { id } = await db().staff.findUniqueOrThrow({ where: { email } });
  return { id, name: `The ${role}`, email, role, eventIds: [] };
}

const fields: EventFields = { ...fullFields, consentVersion: "2026-11" };

async function draft(changes: Partial<{ slug: string; copyFrom: string }> = {}) {
  const { titleRu, titleEn, timeZone, startsAt, endsAt } = fields;
  const slug = `event-${randomBytes(4).toString("hex")}`;
  const input = { locale: "ru" as const, copyFrom: "", slug, titleRu, titleEn, timeZone, startsAt, endsAt, ...changes };
  return createEvent({ actor: administrator, input, consentVersion: "2026-11" });
}

async function stored(slug: string) {
  const event = await readManagedEvent(administrator, slug);
  if (!event) throw new Error(`There is no event ${slug}`);
  return event;
}

/** A draft with everything in it, as the office has written it. */
async function written(changes: Partial<EventFields> = {}) {
  const created = await draft();
  if (!created.ok) throw new Error(created.error.code);
  const { slug } = created.value;
  const { id, version } = await stored(slug);
  const input = { id, version, locale: "ru" as const, fields: { ...fields, slug, ...changes } };
  expect(await saveEvent({ actor: officer, input })).toEqual({ ok: true, value: { slug } });
  return stored(slug);
}

const move = (
  actor: Actor,
  event: { id: string; version: number },
  to: "published" | "closed" | "archived" | "cancelled",
) => moveEvent({ actor, input: { id: event.id, version: event.version, locale: "ru", to } });

describe("an event is created", () => {
  it("as a draft with a key of its own, which the public does not know of", async () => {
    const created = await draft();
    expect(created.ok).toBe(true);
    const slug = created.ok ? created.value.slug : "";
    const event = await stored(slug);
    expect(event).toMatchObject({ status: "draft", version: 1, questionsVersion: 1 });
    const row = await db().event.findUniqueOrThrow({ where: { slug }, include: { questions: true } });
    expect(row.questions).toHaveLength(1);
    expect((await eventPrivateKey(row.id))?.publicKey).toEqual(new Uint8Array(row.publicKey));
    expect(await findPublicEvent(slug)).toBeNull();
    const entry = await db().auditEntry.findFirstOrThrow({ where: { eventId: row.id } });
    expect(entry).toMatchObject({ type: "event.created", actorId: administrator.id, payload: { after: slug } });
  });

  it("like an earlier one, with a fresh key; from another's or from none at all it is not", async () => {
    const earlier = await written();
    const copied = await draft({ copyFrom: earlier.fields.slug });
    const copy = await stored(copied.ok ? copied.value.slug : "");
    expect(copy.fields).toEqual({ ...earlier.fields, slug: copy.fields.slug, remarkRu: null, remarkEn: null });
    const keys = await db().event.findMany({
      where: { id: { in: [earlier.id, copy.id] } },
      select: { publicKey: true },
    });
    expect(keys[0]?.publicKey).not.toEqual(keys[1]?.publicKey);
    expect(await draft({ copyFrom: "no-such-event" })).toMatchObject({ error: { code: "event.notFound" } });
  });

  it("once for an address, however many try at once", async () => {
    const slug = `event-${randomBytes(4).toString("hex")}`;
    const tries = await Promise.all([1, 2, 3, 4].map(() => draft({ slug })));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ error: { code: "event.slugTaken", field: "slug" } });
  });
});

describe("an event is written", () => {
  it("whole, audited by field with before and after; the same again is no change", async () => {
    const event = await written();
    expect(event).toMatchObject({ version: 2, fields: { ...fields, slug: event.fields.slug } });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { eventId: event.id, type: "event.changed" } });
    expect(entry.payload).toMatchObject({ version: 2, changed: { cityRu: { before: "", after: "Москва" } } });
    const again = { id: event.id, version: event.version, locale: "ru" as const, fields: event.fields };
    expect((await saveEvent({ actor: head, input: again })).ok).toBe(true);
    expect(await stored(event.fields.slug)).toEqual(event);
  });

  it("by one of two at once; the other learns who changed what, and overwrites nothing", async () => {
    const event = await written();
    const save = (actor: Actor, cityRu: string) =>
      saveEvent({
        actor,
        input: { id: event.id, version: event.version, locale: "ru", fields: { ...event.fields, cityRu } },
      });
    const results = await Promise.all([save(head, "Минск"), save(other, "Астана")]);
    const lost = results.find(({ ok }) => !ok);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const { cityRu } = (await stored(event.fields.slug)).fields;
    expect(lost).toMatchObject({
      error: {
        code: "event.conflict",
        params: { by: "The head", version: 3, changed: "cityRu", "theirs.cityRu": cityRu },
      },
    });
  });

  it("with a new version of what it asks, when that changes", async () => {
    const event = await written();
    const changed = { ...event.fields, mfaWaived: false, waiverBasisRu: null, waiverBasisEn: null };
    await saveEvent({ actor: head, input: { id: event.id, version: event.version, locale: "ru", fields: changed } });
    const versions = await db().eventQuestions.findMany({ where: { eventId: event.id }, orderBy: { version: "asc" } });
    expect(versions.map(({ version, asked }) => [version, (asked as { mfaWaiver: unknown }).mfaWaiver])).toEqual([
      [1, null],
      [2, { ru: fields.waiverBasisRu, en: fields.waiverBasisEn }],
      [3, null],
    ]);
    expect((await stored(event.fields.slug)).questionsVersion).toBe(3);
  });

  it("by the head alone once it is public, never into something the public may not miss, never to another address", async () => {
    const event = await written();
    await move(head, event, "published");
    const save = async (actor: Actor, changes: Partial<EventFields>) => {
      const { id, version, fields } = await stored(event.fields.slug);
      return saveEvent({ actor, input: { id, version, locale: "ru", fields: { ...fields, ...changes } } });
    };
    expect(await save(officer, { cityRu: "Минск" })).toMatchObject({ error: { code: "event.notAllowed" } });
    expect(await save(head, { cityRu: "", bringEn: "" })).toMatchObject({
      error: [{ field: "cityRu" }, { field: "bringEn" }],
    });
    expect(await save(head, { slug: "another" })).toMatchObject({ error: { code: "event.slugFixed", field: "slug" } });
    expect((await save(head, { cityRu: "Минск" })).ok).toBe(true);
  });

  it("without losing a zone, a pool or an entry time that an application has", async () => {
    const event = await written();
    await move(head, event, "published");
    const { publicKey } = await db().event.findUniqueOrThrow({ where: { id: event.id } });
    const key = new Uint8Array(publicKey);
    const { id } = await createApplication({
      event: { id: event.id, publicKey: key },
      stated: russianApplicant(),
      state: "approved",
    });
    await db().application.update({ where: { id }, data: { zones: ["A"], pool: "P1" } });
    const save = async (changes: Partial<EventFields>) => {
      const { version, fields } = await stored(event.fields.slug);
      return saveEvent({
        actor: head,
        input: { id: event.id, version, locale: "ru", fields: { ...fields, ...changes } },
      });
    };
    expect(await save({ zones: [] })).toMatchObject({ error: { code: "event.placesInUse", params: { codes: "A" } } });
    expect(await save({ pools: [] })).toMatchObject({ error: { code: "event.placesInUse", params: { codes: "P1" } } });
    expect(await save({ entrySlots: [] })).toMatchObject({ error: { code: "event.slotsInUse" } });
    expect((await save({ zones: fields.zones.slice(0, 1) })).ok).toBe(true);
  });
});

describe("an event moves on", () => {
  it("from draft to published, closed and archived, each once however often it is pressed, and known to the public between", async () => {
    const day = 86_400_000;
    const at = (days: number) => new Date(Math.floor((Date.now() + days * day) / 60_000) * 60_000);
    const past = {
      opensAt: at(-9),
      closesAt: at(1),
      startsAt: at(2),
      decideBy: at(1.5),
      endsAt: at(3),
      retainUntil: new Date("2099-01-01"),
    };
    const event = await written(past);
    const { slug } = event.fields;
    const presses = await Promise.all([1, 2, 3].map(() => move(head, event, "published")));
    expect(presses.every(({ ok }) => ok)).toBe(true);
    const open = await stored(slug);
    expect(open).toMatchObject({ status: "published", version: event.version + 1 });
    expect((await findPublicEvent(slug))?.title.ru).toBe(fields.titleRu);
    expect(await move(officer, open, "closed")).toMatchObject({ error: [{ code: "event.notAllowed" }] });
    expect((await move(head, open, "closed")).ok).toBe(true);
    expect(await move(administrator, await stored(slug), "archived")).toMatchObject({
      error: [{ code: "event.notOver" }],
    });
    await db().event.update({ where: { slug }, data: { endsAt: new Date(Date.now() - day) } });
    expect((await move(administrator, await stored(slug), "archived")).ok).toBe(true);
    expect(await findPublicEvent(slug)).toBeNull();
    const types = await db().auditEntry.findMany({
      where: { eventId: event.id },
      orderBy: { id: "asc" },
      select: { type: true },
    });
    expect(types.map(({ type }) => type)).toEqual(
      ["created", "changed", "published", "closed", "archived"].map((done) => `event.${done}`),
    );
  });

  it("not before it is complete, not by a stale page, not into a cancellation without a notice", async () => {
    const created = await draft();
    const event = await stored(created.ok ? created.value.slug : "");
    const refused = await move(head, event, "published");
    expect(refused).toMatchObject({
      ok: false,
      error: expect.arrayContaining([{ code: "event.missing.venueRu", field: "venueRu" }]),
    });
    const whole = await written();
    expect(await move(head, { ...whole, version: 1 }, "published")).toMatchObject({
      error: { code: "event.conflict" },
    });
    expect(await move(head, whole, "cancelled")).toMatchObject({ error: { code: "event.noticeNeeded" } });
  });

  it("answers for another's event as for one that does not exist", async () => {
    const event = await written();
    const stranger = { ...head, eventIds: ["0190a5d0-0000-7000-8000-000000000000"] };
    const save = { id: event.id, version: event.version, locale: "ru" as const, fields: event.fields };
    expect(await saveEvent({ actor: stranger, input: save })).toMatchObject({ error: { code: "event.notFound" } });
    expect(await move(stranger, event, "published")).toMatchObject({ error: { code: "event.notFound" } });
    expect(await readManagedEvent(stranger, event.fields.slug)).toBeNull();
    expect(await listManagedEvents(stranger)).toEqual([]);
  });
});

describe("the desk's list", () => {
  it("counts the applications of each event by state", async () => {
    const event = await written();
    const { publicKey } = await db().event.findUniqueOrThrow({ where: { id: event.id } });
    for (const state of ["submitted", "submitted", "approved"] as const)
      await createApplication({
        event: { id: event.id, publicKey: new Uint8Array(publicKey) },
        stated: russianApplicant(),
        state,
      });
    const line = (await listManagedEvents(officer)).find(({ slug }) => slug === event.fields.slug);
    expect(line?.counts).toEqual({ submitted: 2, approved: 1 });
  });
});
