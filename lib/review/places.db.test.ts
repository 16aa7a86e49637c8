import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { withdrawApplication } from "@/lib/application/commands";
import { findForApplicant } from "@/lib/application/queries";
import { db } from "@/lib/db";
import { readPerson } from "@/lib/review/person/queries";
import { approve, colleague, decide, lastEntry, outcome, row } from "@/lib/review/test-decisions";
import type { Verdict } from "@/lib/review/types";
import { createApplication, createOpenEvent, createOutlet, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let officer: Actor;
let head: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  [officer, head] = [await colleague("officer"), await colleague("head")];
});
afterAll(() => database.drop());

describe("places", () => {
  const quotas = { anyOutlet: 2, byKind: {}, byOutlet: [{ outlet: "Северный  Телеграф", places: 1 }] };

  it("are what the applicant is told, the list says, and what becomes free with the accreditation", async () => {
    const name = { ru: "Зал", en: "Hall" };
    const event = await createOpenEvent({
      announceDelay: 0,
      zones: [{ code: "A", name }],
      pools: [{ code: "P", name }],
    });
    const { id } = await createApplication({ event, stated: russianApplicant() });
    expect(outcome(await decide(officer, id, { ...approve, zones: ["A"], pool: "P" }))).toBe("ok");
    const admitted = { zones: ["A"], pool: "P", entrySlot: 0 };
    expect(await findForApplicant(id, new Date(Date.now() + 1000))).toMatchObject(admitted);
    expect(await readPerson(officer, id)).toMatchObject(admitted);
    expect(await lastEntry(id)).toMatchObject({ payload: admitted });
    await withdrawApplication({ applicationId: id, version: 2 });
    expect(await row(id)).toMatchObject({ state: "withdrawn", zones: [], pool: null, entrySlot: null });
  });

  it("of an outlet are counted however its name is written, and free again by a revocation", async () => {
    const event = await createOpenEvent({ quotas, announceDelay: 0 });
    const outlet = (name: string) => russianApplicant({ outlet: { name, country: "RU" } });
    const [one, two] = [
      await createApplication({ event, stated: outlet("«Северный телеграф»") }),
      await createApplication({ event, stated: outlet('"Северный Телеграф"') }),
    ];
    expect(outcome(await decide(officer, one.id, approve))).toBe("ok");
    expect((await readPerson(officer, two.id))?.standing.places).toEqual({ taken: 1, limit: 1 });
    expect(await decide(officer, two.id, approve)).toEqual({
      ok: false,
      error: { code: "review.quotaFull", params: { taken: 1, limit: 1 } },
    });
    const revoke: Verdict = { kind: "revoke", publicReason: "Замена.", internalNote: null };
    expect(outcome(await decide(head, one.id, revoke, 2))).toBe("ok");
    expect(outcome(await decide(officer, two.id, approve))).toBe("ok");
  });

  it("by kind are the register's: two spellings of one matched outlet share its places, and others have their own", async () => {
    const event = await createOpenEvent({ quotas: { anyOutlet: null, byKind: { radio: 1 }, byOutlet: [] } });
    const { id: outletId } = await createOutlet({ nameRu: "Радио «Соты»", kind: "radio" });
    const apply = async (name: string, linked: boolean) => {
      const { id } = await createApplication({ event, stated: russianApplicant({ outlet: { name, country: "RU" } }) });
      if (linked) await db().application.update({ where: { id }, data: { outletId } });
      return id;
    };
    const [one, same, other] = [await apply("Соты", true), await apply("Радио Соты", true), await apply("Улей", false)];
    expect(outcome(await decide(officer, one, approve))).toBe("ok");
    expect(outcome(await decide(officer, same, approve))).toBe("review.quotaFull");
    expect(outcome(await decide(officer, other, approve))).toBe("ok");
  });

  it("are exceeded by the head alone, with a reason on record", async () => {
    const event = await createOpenEvent({ quotas: { anyOutlet: 0, byKind: {}, byOutlet: [] } });
    const { id } = await createApplication({ event, stated: russianApplicant() });
    expect(outcome(await decide(head, id, approve))).toBe("review.quotaReasonRequired");
    expect(outcome(await decide(head, id, { ...approve, override: "Прямой эфир" }))).toBe("ok");
    expect(await lastEntry(id)).toMatchObject({ actorId: head.id, payload: { override: "Прямой эфир" } });
  });

  it("are never given twice: of 200 officers who race, two get the last two", async () => {
    const event = await createOpenEvent({ quotas: { anyOutlet: 2, byKind: {}, byOutlet: [] } });
    const people = await Promise.all(
      Array.from({ length: 200 }, () => createApplication({ event, stated: russianApplicant() })),
    );
    const results = await Promise.all(people.map(({ id }) => decide(officer, id, approve)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    for (const result of results)
      if (!result.ok) expect(result.error).toEqual({ code: "review.quotaFull", params: { taken: 2, limit: 2 } });
    expect(await db().application.count({ where: { eventId: event.id, state: "approved" } })).toBe(2);
    expect(await db().message.count({ where: { eventId: event.id } })).toBe(2);
  });
});
