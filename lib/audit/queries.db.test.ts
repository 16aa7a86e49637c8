import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import type { AuditFilter } from "@/lib/audit/filter";
import { listChoices, listEntries } from "@/lib/audit/queries";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { staffRoles } from "@/lib/staff/types";
import { createApplication, createOpenEvent, createOutlet, russianApplicant } from "@/prisma/factories";
import { newStaff } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
const events = { mine: randomUUID(), theirs: randomUUID() };

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

beforeEach(async () => {
  await db().auditEntry.deleteMany();
});

const actor = (role: Actor["role"], eventIds: string[] = []): Actor => ({
  id: "me",
  name: "Me",
  email: "me@staff.example",
  role,
  eventIds,
});

const entry = (type: string, eventId?: string) =>
  record(db(), { actor: { kind: "system" }, type, eventId, subject: "thing", subjectId: "1", payload: { after: 1 } });

const typesOf = async (who: Actor) => (await listEntries(who))?.lines.map(({ type }) => type).sort() ?? null;

describe("the audit's page", () => {
  it("shows an auditor everything, others their own events, the rest nothing", async () => {
    await entry("a.mine", events.mine);
    await entry("b.theirs", events.theirs);
    await entry("c.nowhere");
    await entry("a.mine", events.theirs);
    expect(await typesOf(actor("auditor"))).toEqual(["a.mine", "a.mine", "b.theirs", "c.nowhere"]);
    expect((await listChoices(actor("auditor"))).types).toEqual(["a.mine", "b.theirs", "c.nowhere"]);
    for (const role of ["officer", "head"] as const) {
      expect(await typesOf(actor(role, [events.mine]))).toEqual(["a.mine"]);
      expect((await listChoices(actor(role, [events.mine]))).types).toEqual(["a.mine"]);
      expect(await typesOf(actor(role))).toEqual(["a.mine", "a.mine", "b.theirs"]);
      expect((await listChoices(actor(role))).types).toEqual(["a.mine", "b.theirs"]);
    }
    for (const role of staffRoles.filter((each) => !["auditor", "officer", "head"].includes(each))) {
      expect(await typesOf(actor(role))).toBeNull();
      expect(await listChoices(actor(role))).toEqual({ types: [], events: [], staff: [] });
    }
  });

  it("goes through all entries once, newest first, though many share one instant", async () => {
    await db().$transaction(async (tx) => {
      for (let i = 0; i < 120; i++)
        await record(tx, { actor: { kind: "system" }, type: `n.${i}`, subject: "thing", subjectId: "1" });
    });
    const at = new Date("2030-01-01T00:00:00Z");
    await db().auditEntry.updateMany({ data: { at } });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listEntries(actor("auditor"), { after });
      seen.push(...(page?.lines.map(({ id }) => id) ?? []));
      after = page?.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it("narrows to an event, an application, who did it and days by the event's clock, and never widens", async () => {
    const event = await createOpenEvent({ timeZone: "Asia/Vladivostok" });
    const { id, reference } = await createApplication({ event, stated: russianApplicant() });
    await entry("other", events.theirs);
    const about = { eventId: event.id, subject: "application", subjectId: id } as const;
    await record(db(), { ...about, actor: { kind: "staff", id: "s1" }, type: "looked" });
    // 23:30 of the evening before in UTC is 9:30 of the second in Vladivostok.
    await db().auditEntry.updateMany({ where: { type: "looked" }, data: { at: new Date("2030-03-01T23:30:00Z") } });
    const found = async (filter: Partial<AuditFilter>, who = actor("auditor")) =>
      (await listEntries(who, filter))?.lines.map(({ type }) => type).sort();
    expect(await found({ event: event.slug })).toEqual(["application.submitted", "looked"]);
    expect(await found({ event: event.slug }, actor("head", [events.theirs]))).toEqual([]);
    expect(await found({ about: reference.toLowerCase().replaceAll("-", " ") })).toEqual([
      "application.submitted",
      "looked",
    ]);
    expect(await found({ about: "nobody" })).toEqual([]);
    expect(await found({ event: "no-such-event" })).toEqual([]);
    expect(await found({ who: "s1" })).toEqual(["looked"]);
    expect(await found({ who: "system" })).toEqual(["other"]);
    const of = { event: event.slug, type: "looked" };
    expect(await found({ ...of, from: "2030-03-02", to: "2030-03-02" })).toEqual(["looked"]);
    expect(await found({ ...of, to: "2030-03-01" })).toEqual([]);
    expect(await found({ ...of, from: "2030-03-03" })).toEqual([]);
  });

  it("narrows to one kind, and takes a key that it did not make for the first page", async () => {
    await entry("a.one");
    await entry("b.two");
    const page = await listEntries(actor("auditor"), { type: "a.one" });
    expect(page?.lines.map(({ type }) => type)).toEqual(["a.one"]);
    for (const after of ["", "nonsense", "1.2", "999999999999999999.x", "'; DROP TABLE audit_entry"])
      expect((await listEntries(actor("auditor"), { after }))?.lines).toHaveLength(2);
  });

  it("says who did what to whom by name, and says less rather than fail where there is nobody by that id", async () => {
    const event = await createOpenEvent();
    const { id: applicationId, reference } = await createApplication({ event, stated: russianApplicant() });
    const maria = await newStaff("officer");
    const outlet = await createOutlet({ nameRu: "Листок" });
    await db().auditEntry.deleteMany();
    const by = { actor: { kind: "staff", id: maria.id }, eventId: event.id } as const;
    await record(db(), { ...by, type: "a.application", subject: "application", subjectId: applicationId });
    await record(db(), { ...by, type: "b.outlet", subject: "outlet", subjectId: outlet.id });
    await record(db(), { ...by, type: "c.staff", subject: "staff", subjectId: maria.id });
    const gone = { kind: "staff", id: "nobody" } as const;
    await record(db(), { actor: gone, type: "d.none", subject: "draft", subjectId: "no id" });
    const { name } = await db().staff.findUniqueOrThrow({ where: { id: maria.id } });
    const { titleRu, titleEn, timeZone } = await db().event.findUniqueOrThrow({ where: { id: event.id } });
    const lines = (await listEntries(actor("auditor")))?.lines.toSorted((a, b) => (a.type < b.type ? -1 : 1)) ?? [];
    const mine = { actor: { kind: "staff", name }, event: { titleRu, titleEn, timeZone } };
    expect(lines.map(({ actor, event, about }) => ({ actor, event, about }))).toEqual([
      { ...mine, about: { kind: "application", id: applicationId, reference } },
      { ...mine, about: { kind: "outlet", name: "Листок" } },
      { ...mine, about: { kind: "staff", name } },
      { actor: { kind: "staff", name: "—" }, event: null, about: null },
    ]);
  });
});
