import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { correctApplication, withdrawApplication } from "@/lib/application/commands";
import { db } from "@/lib/db";
import { createApplication, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Long enough ago for a decision to have been announced. */
const submittedAt = new Date(Date.now() - 6 * 3_600_000);

const read = (id: string) => db().application.findUniqueOrThrow({ where: { id }, include: { submission: true } });
const audit = (id: string) => db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: "asc" } });

describe("correcting an application", () => {
  it("changes one section, renews the search text, and records before and after", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    const done = await correctApplication({
      applicationId: id,
      version: 1,
      section: "name",
      answers: { familyRu: "Цветкова", givenRu: "Юлия", patronymicRu: "Ильинична" },
    });
    expect(done.ok).toBe(true);
    const row = await read(id);
    expect(row).toMatchObject({
      familyRu: "Цветкова",
      state: "submitted",
      version: 2,
      position: "специальный корреспондент",
    });
    expect(row.search).toContain("tsvetkova");
    expect((await audit(id)).at(-1)).toMatchObject({
      type: "application.corrected",
      actorKind: "applicant",
      payload: { section: "name", changed: { familyRu: { before: "Северцева", after: "Цветкова" } } },
    });
  });

  it("asks what was asked when it was sent, whatever its event asks by now", async () => {
    const event = await createOpenEvent({ mfaWaived: true, waiverBasisRu: "Указ.", waiverBasisEn: "A decree." });
    const { id } = await createApplication({ event, stated: foreignApplicant() });
    const asked = { regimes: ["russian"], mfaWaiver: null, consentVersion: "2026-11" };
    await db().eventQuestions.create({ data: { eventId: event.id, version: 2, asked } });
    await db().event.update({
      where: { id: event.id },
      data: { mfaWaived: false, regimes: ["russian"], questionsVersion: 2 },
    });
    const correct = (version: number) =>
      correctApplication({ applicationId: id, version, section: "mfa", answers: { mfaState: "waived" } });
    expect((await correct(1)).ok).toBe(true);
    expect(await read(id)).toMatchObject({ mfaState: "waived", questionsVersion: 1 });
    // One that answered the new questions is held to them.
    await db().application.update({ where: { id }, data: { questionsVersion: 2 } });
    expect(await correct(2)).toMatchObject({ ok: false });
  });

  it("replaces the sealed record whole, and writes nothing of it in the clear", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    const before = await read(id);
    const done = await correctApplication({
      applicationId: id,
      version: 1,
      section: "document",
      answers: {
        documentKind: "internal",
        documentNumber: "4509 112233",
        birthDay: "1",
        birthMonth: "май",
        birthYear: "1990",
        birthPlace: "г. Тверь",
      },
    });
    expect(done.ok).toBe(true);
    const after = await read(id);
    expect(after.documentHint).toBe("33");
    expect(Buffer.from(after.sealed).equals(Buffer.from(before.sealed))).toBe(false);
    expect(after).toMatchObject({ familyRu: "Северцева", indexedAt: null });
    const written = JSON.stringify(await audit(id));
    for (const sealed of ["4509112233", "4509 112233", "Тверь", "1990"]) expect(written).not.toContain(sealed);
  });

  it("tells wrong fields, and changes nothing", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: foreignApplicant() });
    const done = await correctApplication({
      applicationId: id,
      version: 1,
      section: "contact",
      answers: { email: "none", phone: "+74950001240", editorEmail: "a@b.example", editorPhone: "+74950001240" },
    });
    expect(done).toMatchObject({ ok: false, error: { fields: [{ field: "email" }] } });
    expect((await read(id)).version).toBe(1);
  });

  it("lets one of two corrections of the same version win", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    const results = await Promise.all(
      ["редактор", "оператор", "водитель"].map((position) =>
        correctApplication({ applicationId: id, version: 1, section: "position", answers: { position } }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && "failure" in result.error)).toHaveLength(2);
    expect((await read(id)).version).toBe(2);
  });

  it("is refused after the deadline of the database's clock, and after a decision is announced", async () => {
    const closed = await createOpenEvent({ closesAt: new Date(Date.now() - 1000) });
    const late = await createApplication({ event: closed, stated: russianApplicant() });
    const open = await createOpenEvent();
    const decided = await createApplication({
      event: open,
      stated: russianApplicant(),
      state: "refused",
      submittedAt,
    });
    for (const [{ id }, why] of [
      [late, "deadlinePassed"],
      [decided, "decided"],
    ] as const) {
      const answers = { position: "редактор" };
      expect(await correctApplication({ applicationId: id, version: 1, section: "position", answers })).toEqual({
        ok: false,
        error: { failure: { code: "status.locked", params: { why } } },
      });
    }
  });

  it("is taken of a late application after the deadline, and returns it to review as any other does", async () => {
    const event = await createOpenEvent({ closesAt: new Date(Date.now() - 1000), latePolicy: "override" });
    const { id } = await createApplication({ event, stated: russianApplicant(), state: "recommended", late: true });
    const answers = { familyRu: "Цветкова", givenRu: "Юлия", noPatronymic: "yes" };
    expect((await correctApplication({ applicationId: id, version: 1, section: "name", answers })).ok).toBe(true);
    expect(await read(id)).toMatchObject({ state: "inReview", familyRu: "Цветкова", late: true });
    await db().event.update({ where: { id: event.id }, data: { startsAt: new Date(Date.now() - 1) } });
    expect(await correctApplication({ applicationId: id, version: 2, section: "name", answers })).toMatchObject({
      error: { failure: { params: { why: "deadlinePassed" } } },
    });
  });

  it("returns an approval that is not announced to review when the name changes, and keeps it when the position does", async () => {
    const event = await createOpenEvent();
    const stated = russianApplicant();
    const { id } = await createApplication({ event, stated, state: "approved", announced: false });
    await correctApplication({ applicationId: id, version: 1, section: "position", answers: { position: "редактор" } });
    expect(await read(id)).toMatchObject({ state: "approved", entrySlot: 0 });
    await correctApplication({
      applicationId: id,
      version: 2,
      section: "name",
      answers: { familyRu: "Цветкова", givenRu: "Юлия", noPatronymic: "yes" },
    });
    expect(await read(id)).toMatchObject({ state: "inReview", entrySlot: null, announceAt: null, decidedAt: null });
    expect((await audit(id)).at(-1)).toMatchObject({ payload: { returnedFrom: "approved" } });
  });
});

describe("withdrawing an application", () => {
  it("ends it once, drops a decision that waits, and writes a letter", async () => {
    const event = await createOpenEvent();
    const stated = russianApplicant();
    const { id } = await createApplication({ event, stated, state: "refused", announced: false });
    const all = await Promise.all([1, 2, 3].map(() => withdrawApplication({ applicationId: id, version: 1 })));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await read(id)).toMatchObject({ state: "withdrawn", announceAt: null });
    expect(await db().message.count({ where: { applicationId: id, kind: "withdrawn" } })).toBe(1);
    // Whoever has the same document stands alone again: the index job sees to it.
    const jobs = await db().$queryRaw<unknown[]>`
      SELECT 1 FROM pgboss.job WHERE name = 'application.index' AND data->>'applicationId' = ${id}`;
    expect(jobs).toHaveLength(1);
    expect((await audit(id)).filter(({ type }) => type === "application.withdrawn")).toHaveLength(1);
  });

  it("is refused after a refusal is announced", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant(), state: "refused", submittedAt });
    expect(await withdrawApplication({ applicationId: id, version: 1 })).toMatchObject({
      error: { code: "status.over" },
    });
  });
});
