import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import type { Result } from "@/lib/result";
import type { StaffRole } from "@/lib/staff/types";
import { addEntry, changeEntry, decideMatch, lookAtMatches, removeEntry } from "@/lib/stop-list/commands";
import { countMatches, readEntry } from "@/lib/stop-list/queries";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  russianApplicant,
  sendToVetting,
} from "@/prisma/factories";
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

async function listed(family: string, changes: Parameters<typeof entry>[1] = {}) {
  await addEntry({ actor: head, input: entry(family, changes) });
  return db().stopListEntry.findFirstOrThrow({ where: { family }, orderBy: { id: "desc" }, select: { id: true } });
}

const change = (
  id: string,
  family: string,
  changes: Partial<Parameters<typeof changeEntry>[0]["input"]> = {},
  actor = head,
) =>
  changeEntry({
    actor,
    input: {
      ...{ id, version: 1, family, given: "Aglaia", reason: "Просили сообщить", source: "Письмо № 4" },
      ...{ expiresOn: "2090-01-01", birth: "keep" as const, ...changes },
    },
  });

const lastPayload = async (subjectId: string) =>
  (
    await db().auditEntry.findFirstOrThrow({
      where: { subjectId, type: "stopList.changed" },
      orderBy: { at: "desc" },
    })
  ).payload;

describe("an entry that is changed", () => {
  it("matches by what it says now, and its decisions are open again", async () => {
    const id = await person("Тетерева");
    const { id: listedId } = await listed("Тетерева");
    const note = { entry: listedId, said: "different" as const, note: "Другой год" };
    expect(outcome(await decideMatch({ actor: officer, input: { id, ...note } }))).toBe("ok");
    expect(outcome(await change(listedId, "Тетерева", { reason: "Иная причина" }))).toBe("ok");
    expect(await countMatches(officer, id)).toEqual({ all: 1, open: 0 });
    expect(await lastPayload(listedId)).toEqual({
      changed: { reason: { before: "Просили сообщить", after: "Иная причина" } },
    });
    expect(outcome(await change(listedId, "Тетерева", { version: 2, birth: { date: "1986-02-12" } }))).toBe("ok");
    expect(await countMatches(officer, id)).toEqual({ all: 1, open: 1 });
    expect(outcome(await change(listedId, "Глухарёва", { version: 3, birth: "forget" }))).toBe("ok");
    expect(await countMatches(officer, id)).toEqual({ all: 0, open: 0 });
    expect(await lastPayload(listedId)).toMatchObject({
      changed: { family: { before: "Тетерева", after: "Глухарёва" } },
      withBirthDate: { before: true, after: false },
    });
  });

  it("keeps its birth date under the same name, and no date comes into the audit", async () => {
    const id = await person("Перепелова");
    const { id: listedId } = await listed("Перепелова", { birthDate: "1986-02-11", given: "Аглая" });
    expect(await kinds(id)).toEqual(["birthAndName"]);
    expect(outcome(await change(listedId, "Перепелова", { given: "Аглая", source: "Письмо № 5" }))).toBe("ok");
    expect(await kinds(id)).toEqual(["birthAndName"]);
    const renamed = { given: "Аглая", version: 2 };
    expect(outcome(await change(listedId, "Чечёткина", renamed))).toBe("stopList.birthDateAgain");
    const dated = { ...renamed, birth: { date: "1986-02-11" } };
    expect(outcome(await change(listedId, "Чечёткина", dated))).toBe("ok");
    expect(await kinds(await person("Чечёткина"))).toEqual(["birthAndName"]);
    const written = await db().auditEntry.findMany({ where: { subjectId: listedId } });
    expect(JSON.stringify(written)).not.toContain("1986");
  });

  it("lets one of two who change it win, and the other learns who it was", async () => {
    const { id } = await listed("Коростелёва");
    const results = await Promise.all(
      ["Письмо № 5", "Письмо № 6", "Письмо № 7"].map((source) => change(id, "Коростелёва", { source })),
    );
    expect(results.map(outcome).toSorted()).toEqual(["ok", "stopList.changedElsewhere", "stopList.changedElsewhere"]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { params: { by: "head", version: 2 } } });
    // Who wants what stands there already has nothing to lose.
    const { source = "" } = (await readEntry(head, id)) ?? {};
    expect(outcome(await change(id, "Коростелёва", { source }))).toBe("ok");
  });

  it("is refused to who does not keep the list, once it is removed, and without a letter or a day to come", async () => {
    const { id } = await listed("Зимородкова");
    expect(outcome(await change(id, "Зимородкова", { source: "x" }, officer))).toBe("stopList.notFound");
    expect(await readEntry(officer, id)).toBe(null);
    expect(outcome(await change(id, "—"))).toBe("stopList.familyRequired");
    expect(outcome(await change(id, "Зимородкова", { expiresOn: "2001-01-01" }))).toBe("stopList.expiryPast");
    await removeEntry({ actor: head, input: { id } });
    expect(outcome(await change(id, "Зимородкова", { source: "x" }))).toBe("stopList.notFound");
  });
});

describe("a vetter", () => {
  it("sees the matches of who is in vetting, and of nobody else, and decides none", async () => {
    const vetter = await colleague("vetter", [event.id]);
    const { id: entryId } = await listed("Свиристелева");
    const [sent, unsent] = [await person("Свиристелева"), await person("Свиристелева")];
    await sendToVetting({ eventId: event.id, staffId: officer.id, applicationId: sent });
    const look = async (id: string, actor = vetter) => outcome(await lookAtMatches({ actor, input: { id } }));
    expect(await look(sent)).toBe("ok");
    expect(await look(unsent)).toBe("stopList.notFound");
    expect(await countMatches(vetter, unsent)).toEqual({ all: 0, open: 0 });
    expect(await look(sent, await colleague("vetter", [(await createOpenEvent()).id]))).toBe("stopList.notFound");
    const said = { id: sent, entry: entryId, said: "same" as const, note: "x" };
    expect(outcome(await decideMatch({ actor: vetter, input: said }))).toBe("stopList.notFound");
    await db().vettingEntry.updateMany({ where: { applicationId: sent }, data: { expiredAt: new Date() } });
    expect(await look(sent)).toBe("stopList.notFound");
  });
});
