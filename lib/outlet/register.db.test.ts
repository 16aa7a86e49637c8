import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { words } from "@/i18n/words";
import type { Actor } from "@/lib/access";
import { correctApplication } from "@/lib/application/commands";
import { db } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import { createOutlet, saveOutlet } from "@/lib/outlet/commands";
import { matchTyped } from "@/lib/outlet/match/commands";
import { countUnmatched, listUnmatched, readUnmatched } from "@/lib/outlet/match/queries";
import { mergeOutlets } from "@/lib/outlet/merge/commands";
import { previewMerge } from "@/lib/outlet/merge/queries";
import { listOutletEvents, listOutlets, readOutlet } from "@/lib/outlet/queries";
import { outletKey } from "@/lib/outlet/rules";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  foreignApplicant,
  russianApplicant,
} from "@/prisma/factories";
import { newStaff } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
let head: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const { id, email } = await newStaff("head");
  head = { id, email, name: "Test", role: "head", eventIds: [] };
});
afterAll(() => database.drop());
beforeEach(async () => {
  await db().application.updateMany({ data: { outletId: null, outletKey: null } });
  await db().outletName.deleteMany();
  await db().outlet.updateMany({ data: { mergedIntoId: null } });
  await db().outlet.deleteMany();
  event = await createOpenEvent();
});

const form = { locale: "ru", nameEn: null, country: "RU", kind: "print", registration: null, aliases: [] } as const;
const untyped = { key: "", typedCountry: "" } as const;

/** Enters an outlet; gives its id. */
async function enter(nameRu: string, changes: { aliases?: string[]; country?: string; nameEn?: string } = {}) {
  const done = await createOutlet({ actor: head, input: { ...form, ...untyped, aliases: [], nameRu, ...changes } });
  if (!done.ok) throw new Error(done.error.code);
  return /outlets\/([\w-]{36})/.exec(done.value.next)?.[1] ?? "";
}

/** Somebody of an outlet with this name applies, and the index job has seen it. */
async function apply(name: string, { where = event, country = "RU" } = {}) {
  const outlet = { name, country };
  const stated = country === "RU" ? russianApplicant({ outlet }) : foreignApplicant({ outlet });
  const { id } = await createApplication({ event: where, stated });
  await indexApplication(id);
  return id;
}

const outletOf = async (id: string) => (await db().application.findUniqueOrThrow({ where: { id } })).outletId;
const match = (text: string, outlet: string, { actor = head, country = "RU" } = {}) =>
  matchTyped({ actor, input: { locale: "ru", key: outletKey(text), typedCountry: country, outlet } });
const versionOf = async (id: string) => (await db().outlet.findUniqueOrThrow({ where: { id } })).version;
async function merge(id: string, other: string) {
  const [version, otherVersion] = [await versionOf(id), await versionOf(other)];
  return mergeOutlets({ actor: head, input: { locale: "ru", id, version, other, otherVersion } });
}
const refusal = (code: string) => ({ ok: false, error: { code: `outlets.${code}` } });
const entriesOf = (subjectId: string) =>
  db().auditEntry.findMany({ where: { subjectId }, orderBy: [{ at: "asc" }, { id: "asc" }] });

async function save(id: string, changes: object, version?: number) {
  const row = await db().outlet.findUniqueOrThrow({ where: { id } });
  const { nameRu, nameEn, country, kind, registration } = row;
  const input = {
    locale: "ru",
    id,
    version: version ?? row.version,
    nameRu,
    nameEn,
    country,
    kind,
    registration,
  } as const;
  return saveOutlet({ actor: head, input: { ...input, aliases: [], removed: [], ...changes } });
}

describe("the register", () => {
  it("is found by any name, alias, script and ё, narrowed by kind and country, and paged by key without a gap", async () => {
    const noon = await enter("Телеканал «Полдень»", { aliases: ["Полдёнь ТВ"], nameEn: "Noon" });
    await enter("Nordwind Rundschau", { country: "AT" });
    const names = async (filter: object) =>
      (await listOutlets(head, { ...filter, locale: "ru" }))?.lines.map(({ nameRu }) => nameRu);
    for (const q of ["полдень", "polden", "Poldyen", "noon", "полденЬ тв"])
      expect(await names({ q }), q).toEqual(["Телеканал «Полдень»"]);
    expect(await names({ q: "%" })).toEqual([]);
    expect(await names({ country: "AT" })).toEqual(["Nordwind Rundschau"]);
    expect(await names({ kind: "radio" })).toEqual([]);
    for (let each = 0; each < 60; each++) await enter(`Вестник ${each}`);
    const first = await listOutlets(head, { locale: "ru" });
    const second = await listOutlets(head, { locale: "ru", after: first?.next ?? "" });
    const all = [...(first?.lines ?? []), ...(second?.lines ?? [])].map(({ id }) => id);
    expect([all.length, new Set(all).size, second?.next]).toEqual([62, 62, null]);
    expect(all).toContain(noon);
    expect(await listOutlets({ ...head, role: "administrator" }, { locale: "ru" })).toBeNull();
  });

  it("refuses a second outlet of the country with the same name, however it is written", async () => {
    const id = await enter("«Северный телеграф»");
    const again = { ...form, ...untyped, aliases: [], nameRu: "СЕВЕРНЫЙ ТЕЛЕГРАФ" };
    expect(await createOutlet({ actor: head, input: again })).toMatchObject({
      error: { code: "outlets.exists", params: { id }, field: "nameRu" },
    });
    expect((await createOutlet({ actor: head, input: { ...again, country: "BY" } })).ok).toBe(true);
  });

  it("tells who comes second what the first has changed, and overwrites nothing", async () => {
    const id = await enter("Северный телеграф");
    expect((await save(id, { registration: "ПИ № ФС 77-00000" }, 1)).ok).toBe(true);
    expect(await save(id, { kind: "online" }, 1)).toMatchObject({
      error: {
        code: "outlets.conflict",
        params: { changed: "registration", "theirs.registration": "ПИ № ФС 77-00000" },
      },
    });
    // Who saves what stands there already has lost nothing.
    expect((await save(id, {}, 1)).ok).toBe(true);
    expect((await readOutlet(head, id)) as object).toMatchObject({ outlet: { kind: "print", version: 2 } });
    expect((await entriesOf(id)).map(({ type }) => type)).toEqual(["outlet.created", "outlet.changed"]);
  });
});

describe("what applicants typed", () => {
  it("is linked by itself to the outlet of that name, once it is in the register, before or after", async () => {
    const before = await apply("северный телеграф");
    const elsewhere = await apply("северный телеграф", { country: "AT" });
    const id = await enter("«Северный телеграф»");
    const after = await apply("«СЕВЕРНЫЙ ТЕЛЕГРАФ»");
    expect(await Promise.all([before, after, elsewhere].map(outletOf))).toEqual([id, id, null]);
    expect((await entriesOf(id)).map(({ type, actorKind }) => `${actorKind} ${type}`)).toEqual([
      "staff outlet.created",
      "staff outlet.matched",
      "system outlet.matched",
    ]);
    const row = await db().application.findUniqueOrThrow({ where: { id: after } });
    expect(row.outletName).toBe("«СЕВЕРНЫЙ ТЕЛЕГРАФ»");
  });

  it("is matched for all who typed it, in every event, and remembered", async () => {
    const other = await createOpenEvent();
    const [one, two] = [await apply("Сев. телеграф"), await apply("СЕВ ТЕЛЕГРАФ", { where: other })];
    const id = await enter("Северный телеграф");
    expect((await match("Сев. телеграф", id)).ok).toBe(true);
    const three = await apply("«Сев. телеграф»");
    expect(await Promise.all([one, two, three].map(outletOf))).toEqual([id, id, id]);
    expect(await readOutlet(head, id)).toMatchObject({ outlet: { aliases: [{ country: "RU" }] } });
    expect(await match("Сев. телеграф", id)).toEqual(refusal("alreadyMatched"));
    const own = await listOutletEvents({ ...head, eventIds: [event.id] }, id);
    expect(own.map(({ slug, total }) => [slug, total])).toEqual([[event.slug, 2]]);
  });

  it("is matched once when two say at the same moment that it is two different outlets", async () => {
    const application = await apply("Телеграф");
    const ids = [await enter("Северный телеграф"), await enter("Южный телеграф")];
    const answers = await Promise.all(ids.map((id) => match("Телеграф", id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(refusal("alreadyMatched"));
    expect(await outletOf(application)).toBe(ids[answers.findIndex(({ ok }) => ok)]);
  });

  it("is left to the desk where two outlets are called so", async () => {
    const id = await enter("Вечерние новости (Омск)", { aliases: ["Вечерние новости"] });
    await enter("Вечерние новости (Томск)", { aliases: ["Вечерние новости"] });
    const application = await apply("Вечерние новости");
    expect(await outletOf(application)).toBeNull();
    const group = await readUnmatched(head, { key: "вечерние новости", country: "RU", q: "", locale: "ru" });
    expect(group?.suggestions.map(({ why }) => why)).toEqual(["text", "text"]);
    expect((await match("Вечерние новости", id)).ok).toBe(true);
    expect(await outletOf(application)).toBe(id);
  });

  it("is let go of when its alias is taken away or the applicant corrects the outlet", async () => {
    const id = await enter("Северный телеграф", { aliases: ["Телеграф"] });
    const [one, two] = [await apply("Телеграф"), await apply("Северный телеграф")];
    const alias = await db().outletName.findFirstOrThrow({ where: { outletId: id, official: false } });
    expect((await save(id, { removed: [alias.id], nameRu: "Северный телеграфЪ" })).ok).toBe(true);
    // A name that it bore leads to it still.
    expect(await Promise.all([one, two].map(outletOf))).toEqual([null, id]);
    const { version } = await db().application.findUniqueOrThrow({ where: { id: two } });
    const answers = { outletName: "Южный телеграф" };
    expect((await correctApplication({ applicationId: two, version, section: "outlet", answers })).ok).toBe(true);
    expect(await outletOf(two)).toBeNull();
    await indexApplication(two);
    expect((await db().application.findUniqueOrThrow({ where: { id: two } })).outletKey).toBe("южный телеграф");
  });

  it("waits in the order of how often it was typed, with the outlets that it may be, on own events alone", async () => {
    const elsewhere = await createOpenEvent();
    const noon = await enter("Полдень", { nameEn: "Noon" });
    for (const name of ["Телеканал Полдень", "Dongfang Review", "«Dongfang review»"]) await apply(name);
    await apply("Polden", { country: "AT" });
    await apply("Тайна", { where: elsewhere });
    const officer: Actor = { ...head, role: "officer", eventIds: [event.id] };
    const { groups } = await listUnmatched(officer);
    expect(groups.map(({ key, count }) => [key, count])).toEqual([
      ["dongfang review", 2],
      ["polden", 1],
      ["телеканал полдень", 1],
    ]);
    expect(groups[0]?.variants.length).toBe(2);
    expect([await countUnmatched(officer), await countUnmatched(head)]).toEqual([3, 4]);
    const why = (at: number) => groups[at]?.suggestions.map(({ id, why }) => [id, why]);
    expect([why(0), why(1), why(2)]).toEqual([[], [[noon, "spelling"]], [[noon, "similar"]]]);
    expect(await match("Тайна", noon, { actor: officer })).toEqual(refusal("alreadyMatched"));
    for (let each = 0; each < 25; each++) await apply(`Листок ${each}`);
    const first = await listUnmatched(officer);
    const second = await listUnmatched(officer, first.next ?? "");
    expect(new Set([...first.groups, ...second.groups].map(({ key }) => key)).size).toBe(28);
    expect(second.next).toBeNull();
  });

  it("is counted up to 101, of which the page says that it is more than 100", async () => {
    const id = await apply("Листок");
    await db().$executeRaw`
      INSERT INTO application SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
        'reference', 'R' || n, 'submit_key', gen_random_uuid(), 'outlet_key', 'листок ' || n))).*
      FROM application a, generate_series(1, 120) n WHERE a.id = ${id}::uuid`;
    const count = await countUnmatched({ ...head, eventIds: [event.id] });
    expect(count).toBe(101);
    expect(words("en", "outlets")("toMatch", { count })).toContain("more than 100");
    expect(words("ru", "outlets")("toMatch", { count })).toContain("больше 100");
  });
});

describe("a merge", () => {
  it("moves applications and names of every event, leads on from the other's address, and is told to the audit", async () => {
    const [kept, merged] = [await enter("Северный телеграф"), await enter("Телеграф Севера", { aliases: ["ТС"] })];
    const earlier = await enter("Телеграф-Север");
    expect((await merge(merged, earlier)).ok).toBe(true);
    const [one, two] = [await apply("ТС"), await apply("Телеграф-Север")];
    const preview = await previewMerge(head, { id: kept, other: merged });
    expect(preview).toMatchObject({ applications: 2, texts: [{ text: "Телеграф Севера" }, {}, {}] });
    expect((await merge(kept, merged)).ok).toBe(true);
    expect(await Promise.all([one, two].map(outletOf))).toEqual([kept, kept]);
    for (const id of [merged, earlier]) expect(await readOutlet(head, id)).toEqual({ mergedInto: kept });
    expect(await outletOf(await apply("телеграф севера"))).toBe(kept);
    expect((await entriesOf(kept)).find(({ type }) => type === "outlet.merged")?.payload).toMatchObject({
      ...{ mergedId: merged, applications: 2, merged: { nameRu: "Телеграф Севера" } },
    });
    expect(await match("ТС", merged)).toEqual(refusal("merged"));
    expect(await save(merged, { kind: "online" })).toEqual(refusal("merged"));
  });

  it("is won by one of two, whichever way round, and the other is told", async () => {
    for (const turned of [false, true]) {
      const [one, two] = [await enter(`Первый ${turned}`), await enter(`Второй ${turned}`)];
      const answers = await Promise.all([merge(one, two), turned ? merge(two, one) : merge(one, two)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toEqual(refusal("mergedAlready"));
    }
  });

  it("is refused to officers, to one outlet alone, and where either was changed since it was shown", async () => {
    const [one, two] = [await enter("Первый"), await enter("Второй")];
    const input = { locale: "ru", id: one, version: 1, other: two, otherVersion: 1 } as const;
    expect(await mergeOutlets({ actor: { ...head, role: "officer" }, input })).toEqual(refusal("notAllowed"));
    expect(await mergeOutlets({ actor: head, input: { ...input, other: one } })).toEqual(refusal("sameOutlet"));
    await save(two, { kind: "online" });
    expect(await mergeOutlets({ actor: head, input })).toEqual(refusal("changedMeanwhile"));
    expect(await previewMerge({ ...head, role: "officer" }, { id: one, other: two })).toBeNull();
  });

  it("leaves no application at the outlet that is gone, however many are indexed meanwhile", async () => {
    const [kept, merged] = [await enter("Северный телеграф"), await enter("Телеграф Севера")];
    const made = await Promise.all(
      Array.from({ length: 8 }, () =>
        createApplication({ event, stated: russianApplicant({ outlet: { name: "Телеграф Севера", country: "RU" } }) }),
      ),
    );
    await Promise.all([...made.map(({ id }) => indexApplication(id)), merge(kept, merged)]);
    expect(new Set(await Promise.all(made.map(({ id }) => outletOf(id))))).toEqual(new Set([kept]));
  });
});
