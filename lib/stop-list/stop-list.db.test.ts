import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import type { Result } from "@/lib/result";
import type { StaffRole } from "@/lib/staff/types";
import { addEntry, decideMatch, lookAtMatches, removeEntry } from "@/lib/stop-list/commands";
import { countMatches } from "@/lib/stop-list/queries";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
let head: Actor;
let officer: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
  head = await colleague("head", [event.id]);
  officer = await colleague("officer", [event.id]);
});
afterAll(() => database.drop());

const outcome = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);

async function colleague(role: StaffRole, eventIds: string[] = []): Promise<Actor> {
  return db().staff.create({
    data: { name: role, email: `${role}.${randomUUID()}@desk.example`, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

const entry = (family: string, changes: { given?: string; birthDate?: string | null; expiresOn?: string } = {}) => ({
  ...{ family, given: "Aglaia", birthDate: null, reason: "Просили сообщить", source: "Письмо № 4" },
  ...{ expiresOn: "2090-01-01", ...changes },
});

async function person(family: string) {
  const stated = russianApplicant();
  const { id } = await createApplication({
    event,
    stated: { ...stated, nameRu: { ...stated.nameRu, family } },
  });
  await indexApplication(id);
  return id;
}

const kinds = async (id: string) => {
  const looked = await lookAtMatches({ actor: officer, input: { id } });
  return looked.ok ? looked.value.map(({ kind }) => kind) : looked.error.code;
};

describe("the stop-list", () => {
  it("keeps no birth date but its keyed index, and matches by it and by name in either script", async () => {
    const id = await person("Звонарёва");
    expect(await kinds(id)).toEqual([]);
    expect(outcome(await addEntry({ actor: head, input: entry("Zvonareva") }))).toBe("ok");
    expect(outcome(await addEntry({ actor: head, input: entry("Звонарева", { birthDate: "1986-02-11" }) }))).toBe("ok");
    expect(outcome(await addEntry({ actor: head, input: entry("Звонарева", { birthDate: "1986-02-12" }) }))).toBe("ok");
    expect(outcome(await addEntry({ actor: head, input: entry("Звонкова") }))).toBe("ok");
    expect(await kinds(id)).toEqual(["name", "birthAndName", "nameOtherBirth"]);
    const rows = JSON.stringify(await db().stopListEntry.findMany());
    const audit = JSON.stringify(await db().auditEntry.findMany({ where: { type: "stopList.added" } }));
    for (const text of [rows, audit]) expect(text).not.toContain("1986-02-1");
  });

  it("matches nobody once an entry is removed or its last day is over, and takes none that is over already", async () => {
    const id = await person("Куропаткина");
    await addEntry({ actor: head, input: entry("Куропаткина") });
    await addEntry({ actor: head, input: entry("Kuropatkina") });
    expect(await kinds(id)).toEqual(["name", "name"]);
    const [one, two] = await db().stopListEntry.findMany({
      where: { familyKey: "kuropatkina" },
      orderBy: { id: "asc" },
    });
    expect(outcome(await removeEntry({ actor: head, input: { id: one?.id ?? "" } }))).toBe("ok");
    expect(outcome(await removeEntry({ actor: head, input: { id: one?.id ?? "" } }))).toBe("stopList.notFound");
    await db().stopListEntry.update({ where: { id: two?.id ?? "" }, data: { expiresOn: new Date("2020-01-01") } });
    expect(await kinds(id)).toEqual([]);
    const past = entry("Куропаткина", { expiresOn: "2020-01-01" });
    expect(outcome(await addEntry({ actor: head, input: past }))).toBe("stopList.expiryPast");
  });

  it("is kept by heads and vetters, and its matches are seen on one's own events", async () => {
    const id = await person("Перепёлкина");
    for (const role of ["officer", "gate", "administrator", "auditor"] as const)
      expect(outcome(await addEntry({ actor: await colleague(role), input: entry("Перепёлкина") }))).toBe(
        "stopList.notFound",
      );
    expect(outcome(await addEntry({ actor: await colleague("vetter"), input: entry("Перепёлкина") }))).toBe("ok");
    expect((await countMatches(officer, id)).all).toBe(1);
    const elsewhere = await colleague("officer", [randomUUID()]);
    expect((await countMatches(elsewhere, id)).all).toBe(0);
    expect(outcome(await lookAtMatches({ actor: elsewhere, input: { id } }))).toBe("stopList.notFound");
  });
});

describe("a decision on a match", () => {
  it("is remembered and on record with the look, refuses nobody, and ends when the identity changes", async () => {
    const id = await person("Горлицына");
    await addEntry({ actor: head, input: entry("Горлицына") });
    const looked = await lookAtMatches({ actor: officer, input: { id } });
    const entryId = (looked.ok && looked.value[0]?.entryId) || "";
    const before = await db().application.findUniqueOrThrow({ where: { id } });
    const input = { id, entry: entryId, said: "same" as const, note: "Сверено по документу" };
    expect(outcome(await decideMatch({ actor: officer, input }))).toBe("ok");
    expect(await countMatches(officer, id)).toEqual({ all: 1, open: 0 });
    expect(await db().application.findUniqueOrThrow({ where: { id } })).toEqual(before);
    const types = await db().auditEntry.findMany({
      where: { subjectId: id, type: { contains: "stopList" } },
      orderBy: { id: "asc" },
    });
    expect(types.map(({ type, actorId }) => [type, actorId])).toEqual([
      ["application.stopListSeen", officer.id],
      ["application.stopListDecided", officer.id],
    ]);
    await db().application.update({
      where: { id },
      data: { givenRu: "Аглая", familyLat: "Gorlitsyna", givenLat: "Olga" },
    });
    expect(await countMatches(officer, id)).toEqual({ all: 1, open: 1 });
    expect(outcome(await decideMatch({ actor: officer, input: { ...input, entry: randomUUID() } }))).toBe(
      "stopList.notFound",
    );
  });
});
