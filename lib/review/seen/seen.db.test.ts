import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import type { Result } from "@/lib/result";
import { judgePair } from "@/lib/review/seen/commands";
import { listSeenBefore } from "@/lib/review/seen/queries";
import type { StaffRole } from "@/lib/staff/types";
import { createApplication, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const outcome = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);

async function colleague(role: StaffRole, eventIds: string[] = []): Promise<Actor> {
  return db().staff.create({
    data: { name: role, email: `${role}.${randomUUID()}@desk.example`, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

type Event = Awaited<ReturnType<typeof createOpenEvent>>;

async function indexed(event: Event, stated: Parameters<typeof createApplication>[0]["stated"]) {
  const { id } = await createApplication({ event, stated });
  await indexApplication(id);
  return id;
}

let women = 0;

/** One woman three times: twice with one passport, once in another event under the older spelling and a new passport. */
async function threeOfOne() {
  const [event, elsewhere] = [await createOpenEvent(), await createOpenEvent()];
  const stated = russianApplicant({ nameRu: { family: "Семёнова", given: "Юлия", patronymic: null, mononym: false } });
  const document = {
    ...stated.document,
    birthDate: new Date(Date.UTC(1991, 3, ++women)).toISOString().slice(0, 10),
    documentNumber: randomUUID().replace(/\D/g, "").padEnd(10, "7").slice(0, 10),
  };
  const one = await indexed(event, { ...stated, document });
  const other = { ...stated, nameRu: { ...stated.nameRu, family: "Совсемдругая" } };
  const byDocument = await indexed(event, { ...other, document: { ...document, birthDate: "1980-01-01" } });
  const renamed = { ...stated, nameRu: { ...stated.nameRu, family: "Семенова" } };
  const byPerson = await indexed(elsewhere, {
    ...renamed,
    document: { ...document, documentNumber: document.documentNumber.split("").reverse().join("") },
  });
  return { event, elsewhere, one, byDocument, byPerson };
}

describe("an application seen before", () => {
  it("is found by its document and by birth date and name, in one's own events, with why", async () => {
    const { event, elsewhere, one, byDocument, byPerson } = await threeOfOne();
    const everywhere = await listSeenBefore(await colleague("officer"), one);
    expect(new Set(everywhere.map(({ id }) => id))).toEqual(new Set([byDocument, byPerson]));
    expect(everywhere.find(({ id }) => id === byDocument)).toMatchObject({
      byDocument: true,
      byPerson: false,
      event: null,
    });
    expect(everywhere.find(({ id }) => id === byPerson)).toMatchObject({ byDocument: false, byPerson: true });
    const limited = await listSeenBefore(await colleague("officer", [event.id]), one);
    expect(limited.map(({ id }) => id)).toEqual([byDocument]);
    const there = await listSeenBefore(await colleague("officer", [elsewhere.id]), byPerson);
    expect(there).toEqual([]);
  });

  it("is not somebody of the same name born on another day, nor somebody not indexed yet", async () => {
    const event = await createOpenEvent();
    const stated = foreignApplicant();
    const one = await indexed(event, stated);
    const document = { ...stated.document, documentNumber: "P7654321", birthDate: "1974-03-28" };
    await indexed(event, { ...stated, document });
    await createApplication({ event, stated });
    expect(await listSeenBefore(await colleague("head"), one)).toEqual([]);
  });
});

describe("what is said of a pair", () => {
  it("is remembered from both sides, can be taken back, and is on record for both", async () => {
    const { one, byDocument } = await threeOfOne();
    const actor = await colleague("officer");
    const say = (id: string, other: string, said: "same" | "different" | "none") =>
      judgePair({ actor, input: { id, other, said } });
    expect(outcome(await say(one, byDocument, "different"))).toBe("ok");
    for (const [id, other] of [
      [one, byDocument],
      [byDocument, one],
    ] as const)
      expect((await listSeenBefore(actor, id)).find((seen) => seen.id === other)?.verdict).toMatchObject({
        said: "different",
      });
    expect(outcome(await say(byDocument, one, "same"))).toBe("ok");
    // A link stays, also where nothing but the link says so any more.
    await db().application.update({ where: { id: byDocument }, data: { documentIndex: null, personIndex: null } });
    expect((await listSeenBefore(actor, one))[1]).toMatchObject({
      id: byDocument,
      verdict: { said: "same" },
    });
    expect(outcome(await say(one, byDocument, "none"))).toBe("ok");
    expect((await listSeenBefore(actor, one)).map(({ id }) => id)).not.toContain(byDocument);
    const entries = await db().auditEntry.findMany({
      where: { type: "application.paired", subjectId: { in: [one, byDocument] } },
    });
    expect(entries).toHaveLength(6);
    expect(await db().application.count({ where: { id: { in: [one, byDocument] } } })).toBe(2);
  });

  it("is one answer when two say it at once", async () => {
    const { one, byDocument } = await threeOfOne();
    const actor = await colleague("officer");
    const calls = (["same", "different", "same", "different"] as const).map((said, at) =>
      judgePair({ actor, input: at % 2 ? { id: one, other: byDocument, said } : { id: byDocument, other: one, said } }),
    );
    expect((await Promise.all(calls)).map(outcome)).toEqual(["ok", "ok", "ok", "ok"]);
    expect(await db().applicationPair.count({ where: { OR: [{ firstId: one }, { secondId: one }] } })).toBe(1);
  });

  it("is refused across events that are not one's own, for a pair that is not alike, and to others", async () => {
    const { event, one, byPerson, byDocument } = await threeOfOne();
    const stranger = await indexed(event, russianApplicant());
    const limited = await colleague("head", [event.id]);
    const say = (actor: Actor, other: string) => judgePair({ actor, input: { id: one, other, said: "same" } });
    expect(outcome(await say(limited, byPerson))).toBe("review.notFound");
    expect(outcome(await say(limited, stranger))).toBe("review.notFound");
    expect(outcome(await say(limited, randomUUID()))).toBe("review.notFound");
    expect(outcome(await say(limited, one))).toBe("review.notFound");
    expect(outcome(await say(await colleague("vetter"), byDocument))).toBe("review.notFound");
    expect(outcome(await say(limited, byDocument))).toBe("ok");
  });
});
