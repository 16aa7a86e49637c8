import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { transliterate } from "@/lib/names/transliterate";
import { createQueued, everything, listQueue } from "@/lib/review/queue/test-queue";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  foreignApplicant,
  russianApplicant,
} from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(() => database.drop());

const create = (changes: Omit<Parameters<typeof createQueued>[0], "event">) => createQueued({ event, ...changes });

describe("search", () => {
  const find = async (q: string, of = event) =>
    (await listQueue(of, { ...everything, q }, { after: null, before: null })).rows.map(({ id }) => id);

  it("finds a person by either spelling, by any passport's transliteration, by outlet and by reference", async () => {
    const { id } = await createApplication({
      event,
      stated: russianApplicant({
        nameRu: { family: "Цветкова", given: "Юлия", patronymic: "Ильинична", mononym: false },
        outlet: { name: "Телеканал «Полдень»", country: "RU" },
      }),
    });
    const { id: german, reference } = await createApplication({ event, stated: foreignApplicant() });
    for (const q of [
      "цветкова юлия",
      "ЮЛИЯ ЦВЕТКОВА",
      "Tsvetkova Iuliia",
      "Tcvetkova",
      "Yuliya Tsvetkova",
      "полдень цветк",
    ])
      expect(await find(q), q).toContain(id);
    for (const q of [
      "vogelsang",
      "Jürgen",
      "Juergen",
      "jurgen",
      "Фогельзанг",
      "nordwind",
      reference,
      reference.replaceAll("-", "").toLowerCase(),
    ])
      expect(await find(q), q).toContain(german);
    expect(await find(reference)).toEqual([german]);
  });

  it("finds what has ё by е, and the other way round", async () => {
    const { id } = await create({ family: "Щёголев" });
    for (const q of ["Щеголев", "Щёголев", "shchegolev", "shchyogolev"]) expect(await find(q), q).toContain(id);
  });

  it("finds any name by itself, by its transliteration and by a part of itself", async () => {
    const own = await createOpenEvent();
    const letter = fc.constantFrom(..."абвгдеёжзийклмнопрстуфхцчшщыэюя");
    const name = fc
      .tuple(fc.constantFrom(..."АБВГДЕЖЗКЛМНОПРСТУФХЦЧШЩЭЮЯ"), fc.array(letter, { minLength: 3, maxLength: 12 }))
      .map(([first, rest]) => first + rest.join(""));
    await fc.assert(
      fc.asyncProperty(name, async (family) => {
        const { id } = await createQueued({ event: own, family });
        const parts = [
          family,
          family.toUpperCase(),
          family.replaceAll("ё", "е"),
          transliterate(family),
          family.slice(1, 4),
        ];
        for (const q of parts) expect(await find(q, own), `${q} for ${family}`).toContain(id);
        await db().application.delete({ where: { id } });
      }),
      { numRuns: 60 },
    );
  });

  it("finds a name of sixteen letters that reads like a reference", async () => {
    const { id } = await create({ family: "Аааащцхаааа" });
    expect(await find("Aaaashchtskhaaaa")).toEqual([id]);
  });

  it("takes a pattern's signs as they are, and finds nothing by signs alone", async () => {
    await create({});
    for (const q of ["%", "_", "%%%", "'; --", "\\", "«»", "\u0000"]) expect(await find(q), q).toEqual([]);
    expect(await find("Север%телеграф")).toHaveLength((await find("север телеграф")).length);
  });

  it("by outlet narrows to that outlet", async () => {
    const { id } = await create({ outlet: "Радио «Ёж»" });
    const of = async (outlet: string) =>
      (await listQueue(event, { ...everything, outlet }, { after: null, before: null })).rows.map((row) => row.id);
    expect(await of("радио ёж")).toEqual([id]);
    expect(await of("Радио «Еж»")).toEqual([id]);
    expect(await of("Северцева")).toEqual([]);
  });
});
