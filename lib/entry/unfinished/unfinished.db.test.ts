import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { enterPerson } from "@/lib/entry/commands";
import { listUnfinished } from "@/lib/entry/queries";
import {
  codes,
  colleague,
  entered,
  event,
  inputOf,
  newSheet,
  officer,
  openEntryDesk,
  person,
} from "@/lib/entry/test-entry";
import { discardUnfinished, openUnfinished, saveUnfinished } from "@/lib/entry/unfinished/commands";
import { createOpenEvent } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await openEntryDesk();
});
afterAll(() => database.drop());

describe("an unfinished entry", () => {
  it("is kept sealed with its gaps by name, is no application, and is finished by any officer of the event", async () => {
    const sheet = await newSheet();
    const input = inputOf(sheet, { documentNumber: "", birthYear: "74", birthPlace: "Верхнетулукымск" });
    expect(codes(await enterPerson({ actor: officer, input }))).toContain("document.numberRequired");
    expect(codes(await saveUnfinished({ actor: officer, input }))).toBe("ok");
    const row = await db().unfinishedEntry.findUniqueOrThrow({ where: { id: input.id } });
    expect(row).toMatchObject({ name: "Цветкова Юлия Фёдоровна", missing: ["documentNumber"], wrong: ["birthDate"] });
    expect(Buffer.from(row.sealed).includes("Верхнетулукымск")).toBe(false);
    expect(await db().application.count({ where: { submissionId: sheet } })).toBe(0);
    expect(await listUnfinished(event)).toMatchObject([{ id: input.id, savedBy: "Мария officer" }]);

    const other = await colleague("head");
    const opened = await openUnfinished(other, input.id);
    expect(opened).toMatchObject({ version: 1, answers: { birthPlace: "Верхнетулукымск", documentNumber: "" } });
    await openUnfinished(other, input.id);
    await openUnfinished(officer, input.id);
    const looks = await db().auditEntry.findMany({
      where: { subjectId: input.id, type: "entry.opened" },
      orderBy: { id: "asc" },
    });
    expect(looks.map(({ actorId, eventId }) => [actorId, eventId])).toEqual([
      [other.id, event.id],
      [officer.id, event.id],
    ]);
    const answers = { ...opened?.answers, documentNumber: "45 12 № 345678", birthYear: "1974" };
    const row2 = await entered({ ...input, version: 1, answers }, other);
    expect(row2).toMatchObject({ enteredById: other.id, documentHint: "78", submitKey: input.id });
    expect(await db().unfinishedEntry.count({ where: { id: input.id } })).toBe(0);
    const written = await db().auditEntry.findMany({ where: { eventId: event.id } });
    expect(JSON.stringify(written)).not.toMatch(/Верхнетулукымск|4512345678/);
  });

  it("that two finish at once becomes one application, and the other learns of it", async () => {
    const input = inputOf(await newSheet(), { position: "" });
    await saveUnfinished({ actor: officer, input });
    const finish = (position: string) =>
      enterPerson({ actor: officer, input: { ...input, version: 1, answers: person({ position }) } });
    const results = (await Promise.all([finish("Оператор"), finish("Водитель")])).map(codes).sort();
    expect(results).toEqual(["entry.finishedElsewhere", "ok"]);
  });

  it("is not overwritten by an older reading, nor brought back once it is thrown away", async () => {
    const input = inputOf(await newSheet(), { position: "" });
    await saveUnfinished({ actor: officer, input });
    expect(codes(await saveUnfinished({ actor: officer, input }))).toBe("entry.changedElsewhere");
    const looks = () => db().auditEntry.count({ where: { subjectId: input.id, type: "entry.opened" } });
    await openUnfinished(officer, input.id);
    expect(codes(await saveUnfinished({ actor: officer, input: { ...input, version: 1 } }))).toBe("ok");
    await openUnfinished(officer, input.id);
    expect(await looks(), "what was typed since is another look").toBe(2);
    const away = (version: number) =>
      discardUnfinished({ actor: officer, input: { id: input.id, version, locale: "ru" } });
    expect(await away(1)).toMatchObject({ error: { code: "entry.changedElsewhere" } });
    expect(await away(2)).toMatchObject({ ok: true });
    expect(codes(await enterPerson({ actor: officer, input: { ...input, version: 2 } }))).toBe(
      "entry.changedElsewhere",
    );
    expect(await openUnfinished(officer, input.id)).toBeNull();
  });

  it("opens for nobody of another event, and the try shows nothing", async () => {
    const input = inputOf(await newSheet(), { position: "" });
    await saveUnfinished({ actor: officer, input });
    const stranger = await colleague("officer", [(await createOpenEvent()).id]);
    expect(await openUnfinished(stranger, input.id)).toBeNull();
    expect(await openUnfinished(await colleague("auditor"), input.id)).toBeNull();
    expect(
      await discardUnfinished({ actor: stranger, input: { id: input.id, version: 1, locale: "ru" } }),
    ).toMatchObject({
      error: { code: "entry.notFound" },
    });
    expect(await db().auditEntry.count({ where: { subjectId: input.id, type: "entry.opened" } })).toBe(0);
  });
});
