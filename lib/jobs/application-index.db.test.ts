import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApplicationInput } from "@/lib/application/types";
import { db } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import { seal } from "@/lib/sealing/hpke";
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

const person = russianApplicant();
const withNumber = (documentNumber: string) => russianApplicant({ document: { ...person.document, documentNumber } });

async function apply(stated: ApplicationInput = russianApplicant(), where = event) {
  return (await createApplication({ event: where, stated })).id;
}

const rowOf = (id: string) =>
  db().application.findUniqueOrThrow({
    where: { id },
    select: { documentIndex: true, personIndex: true, indexedAt: true, sameDocument: true },
  });
const flags = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await rowOf(id)).sameDocument));

describe("indexing an application", () => {
  it("finds the same document within an event, however many are indexed at once, and in no other event", async () => {
    const elsewhere = await createOpenEvent();
    const [one, two, three, other] = await Promise.all([
      apply(withNumber("4512345678")),
      apply(withNumber("4512345678")),
      apply(withNumber("4512345679")),
      apply(withNumber("4512345678"), elsewhere),
    ]);
    await Promise.all([one, two, three, other].map(indexApplication));
    expect(await flags(one, two, three, other)).toEqual([true, true, false, false]);
    // The index itself spans events, so that the same person is found again.
    expect((await rowOf(other)).documentIndex).toEqual((await rowOf(one)).documentIndex);
  });

  it("lets neither of two miss the other when they are indexed at the same moment", async () => {
    const numbers = Array.from({ length: 12 }, (_, i) => `48${String(i).padStart(8, "0")}`);
    const pairs = await Promise.all(
      numbers.map((number) => Promise.all([apply(withNumber(number)), apply(withNumber(number))])),
    );
    for (const [one, two] of pairs) await Promise.all([indexApplication(one), indexApplication(two)]);
    expect(await flags(...pairs.flat())).toEqual(pairs.flat().map(() => true));
  });

  it("lets the mark go when the other is withdrawn", async () => {
    const [one, two] = [await apply(withNumber("4600000001")), await apply(withNumber("4600000001"))];
    for (const id of [one, two]) await indexApplication(id);
    await db().application.update({ where: { id: one }, data: { state: "withdrawn" } });
    await indexApplication(one);
    expect(await flags(one, two)).toEqual([false, false]);
  });

  it("follows a correction of the document, on both sides", async () => {
    const [one, two] = [await apply(withNumber("4700000001")), await apply(withNumber("4700000001"))];
    for (const id of [one, two]) await indexApplication(id);
    const corrected = { ...person.document, documentNumber: "4700000002" };
    const sealed = seal(event.publicKey, corrected, { table: "application", id: two });
    await db().application.update({ where: { id: two }, data: { sealed } });
    await indexApplication(two);
    expect(await flags(one, two)).toEqual([false, false]);
  });

  it("meets the same person in either spelling of ё, and keeps others apart", async () => {
    const name = (family: string) => russianApplicant({ nameRu: { ...person.nameRu, family } });
    const [one, two, three] = [
      await apply(name("Лазарёв")),
      await apply(name("Лазарев")),
      await apply(foreignApplicant()),
    ];
    for (const id of [one, two, three]) await indexApplication(id);
    const [a, b, c] = await Promise.all([one, two, three].map(rowOf));
    expect(a?.personIndex).toEqual(b?.personIndex);
    expect(a?.personIndex).not.toEqual(c?.personIndex);
    expect(a?.indexedAt).not.toBeNull();
  });
});
