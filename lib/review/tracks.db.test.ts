import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { answerClarification } from "@/lib/application/clarification/commands";
import { correctApplication, withdrawApplication } from "@/lib/application/commands";
import type { Section } from "@/lib/application/correction";
import { findForApplicant } from "@/lib/application/queries";
import { db } from "@/lib/db";
import type { Result } from "@/lib/result";
import { decideApplication } from "@/lib/review/commands";
import { readPerson } from "@/lib/review/person/queries";
import type { Verdict } from "@/lib/review/types";
import type { StaffRole } from "@/lib/staff/types";
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

async function colleague(role: StaffRole): Promise<Actor> {
  const email = `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: role, email, role, eventIds: [] },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

const approve = { kind: "approve", entrySlot: 0, zones: [], pool: null, override: null } satisfies Verdict;
const waitlist: Verdict = { kind: "waitlist", internalNote: null };
/** Long enough ago for a decision to have been announced. */
const submittedAt = new Date(Date.now() - 6 * 3_600_000);

const decide = (actor: Actor, id: string, verdict: Verdict, version = 1) =>
  decideApplication({ actor, input: { id, version, verdict } });
const row = (id: string) => db().application.findUniqueOrThrow({ where: { id } });
const outcome = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);
const letters = async (applicationId: string) =>
  (await db().message.findMany({ where: { applicationId }, orderBy: { id: "asc" } })).map(({ kind, status }) =>
    status === "waiting" ? kind : `${kind} ${status}`,
  );
const lastEntry = (subjectId: string) =>
  db().auditEntry.findFirstOrThrow({ where: { subjectId }, orderBy: { id: "desc" } });

describe("the waiting list", () => {
  it("gives places in the order in which people were put there, and tells each theirs", async () => {
    const event = await createOpenEvent({ announceDelay: 0 });
    const people = await Promise.all([1, 2, 3].map(() => createApplication({ event, stated: russianApplicant() })));
    for (const { id } of people) expect(outcome(await decide(officer, id, waitlist))).toBe("ok");
    const [first, second, third] = people.map(({ id }) => id) as [string, string, string];
    expect(await letters(second)).toEqual(["waitlisted"]);
    expect((await findForApplicant(third, new Date()))?.place).toBe(3);
    expect(await readPerson(officer, second)).toMatchObject({ standing: { ahead: 1 }, waitlist: { of: 3 } });

    expect(outcome(await decide(officer, second, approve, 2))).toBe("review.notFirst");
    expect(outcome(await decide(head, second, approve, 2))).toBe("review.orderReasonRequired");
    expect(outcome(await decide(head, third, { ...approve, override: "Прямой эфир" }, 2))).toBe("ok");
    expect(await lastEntry(third)).toMatchObject({ payload: { override: "Прямой эфир", before: "waitlisted" } });
    expect(outcome(await decide(officer, first, approve, 2))).toBe("ok");
    expect(outcome(await decide(officer, second, approve, 2))).toBe("ok");
    expect(await letters(first)).toEqual(["waitlisted cancelled", "approved"]);
  });

  it("has exactly one first, however many are approved at once", async () => {
    const event = await createOpenEvent({ announceDelay: 0 });
    for (let round = 0; round < 5; round++) {
      const people = await Promise.all(
        [1, 2, 3].map(() => createApplication({ event, stated: russianApplicant(), state: "waitlisted", submittedAt })),
      );
      const before = await db().application.count({ where: { eventId: event.id, state: "waitlisted" } });
      const results = await Promise.all(people.map(({ id }) => decide(officer, id, approve)));
      const approved = results.filter(({ ok }) => ok).length;
      expect(await db().application.count({ where: { eventId: event.id, state: "waitlisted" } })).toBe(
        before - approved,
      );
      // Whoever is left stands behind all who were approved.
      const left = await db().application.findMany({ where: { eventId: event.id, state: "waitlisted" } });
      const gone = await db().application.findMany({ where: { eventId: event.id, state: "approved" } });
      const key = ({ waitlistedAt, id }: (typeof left)[number]) => `${waitlistedAt?.toISOString()} ${id}`;
      for (const waiting of left) for (const other of gone) expect(key(waiting) > key(other)).toBe(true);
    }
  });

  it("is shown, by its first, where a place becomes free", async () => {
    const event = await createOpenEvent();
    const [gone, waiting] = [
      await createApplication({ event, stated: russianApplicant(), state: "revoked", submittedAt }),
      await createApplication({ event, stated: russianApplicant(), state: "waitlisted", submittedAt }),
    ];
    expect((await readPerson(officer, gone.id))?.nextInLine).toMatchObject({ id: waiting.id });
  });
});

describe("a revocation", () => {
  it("is the head's, with a reason that the applicant reads at once in a letter and on their page", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant(), state: "approved", submittedAt });
    const revoke: Verdict = { kind: "revoke", publicReason: "Письмо редакции отозвано.", internalNote: "Звонок." };
    expect(outcome(await decide(officer, id, revoke))).toBe("review.notAllowed");
    expect(outcome(await decide(head, id, revoke))).toBe("ok");
    expect(await row(id)).toMatchObject({ state: "revoked", entrySlot: null, decidedById: head.id });
    expect(await letters(id)).toEqual(["revoked"]);
    expect(await lastEntry(id)).toMatchObject({ type: "application.revoked", actorId: head.id });
    expect(await findForApplicant(id, new Date())).toMatchObject({
      state: "revoked",
      publicReason: "Письмо редакции отозвано.",
    });
    for (const verdict of [approve, waitlist, { kind: "undo" } as const])
      expect(outcome(await decide(head, id, verdict, 2))).toBe("review.notFromHere");
  });
});

describe("an appeal", () => {
  it("brings a refusal back into review, tells the applicant, and leads to a decision that is told as a new one", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant(), state: "refused", submittedAt });
    await db().message.create({
      data: {
        eventId: event.id,
        applicationId: id,
        kind: "refused",
        locale: "ru",
        recipient: "a@media.example",
        status: "sent",
        sentAt: submittedAt,
        notBefore: submittedAt,
        decisionNo: 1,
        messageId: `<${randomBytes(8).toString("hex")}@credence.example>`,
      },
    });
    const reopen: Verdict = { kind: "reopen", reason: "Редакция прислала письмо." };
    expect(outcome(await decide(officer, id, reopen))).toBe("review.notAllowed");
    expect(outcome(await decide(head, id, reopen))).toBe("ok");
    expect(await row(id)).toMatchObject({ state: "inReview", publicReason: null, announceAt: null });
    expect(outcome(await decide(officer, id, approve, 2))).toBe("ok");
    expect(await letters(id)).toEqual(["refused sent", "reopened", "approved"]);
    expect(await findForApplicant(id, new Date())).toMatchObject({ state: "inReview", publicReason: null });
  });
});

describe("a clarification", () => {
  const ask = (...sections: Section[]): Verdict => ({
    kind: "ask",
    questions: sections.map((section) => ({ section, text: `Уточните: ${section}` })),
  });
  const passport = {
    documentKind: "internal",
    documentNumber: "4509 112233",
    birthDay: "1",
    birthMonth: "май",
    birthYear: "1990",
    birthPlace: "г. Тверь",
  };

  it("is asked by a letter, answered after the deadline too, and brings the application back into review", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    expect(outcome(await decide(officer, id, ask("document", "position")))).toBe("ok");
    expect(await row(id)).toMatchObject({ state: "clarification" });
    expect(await letters(id)).toEqual(["clarification"]);
    expect((await findForApplicant(id, new Date()))?.asked).toEqual([
      { section: "document", text: "Уточните: document" },
      { section: "position", text: "Уточните: position" },
    ]);
    for (const verdict of [approve, waitlist, ask("name")])
      expect(outcome(await decide(officer, id, verdict, 2))).toBe("review.notFromHere");

    await db().event.update({ where: { id: event.id }, data: { closesAt: new Date(Date.now() - 1000) } });
    const position = (await row(id)).position;
    const answers = { ...passport, position, positionWords: "Всё верно." };
    const done = await answerClarification({ applicationId: id, version: 2, answers });
    expect(done.ok).toBe(true);
    expect(await row(id)).toMatchObject({ state: "inReview", documentHint: "33", version: 3, indexedAt: null });
    expect(await letters(id)).toEqual(["clarification cancelled"]);
    const shown = await findForApplicant(id, new Date());
    expect(shown).toMatchObject({ asked: null, answeredAt: done.ok && done.value.at });
    const person = await readPerson(officer, id);
    expect(person?.clarifications).toMatchObject([
      {
        askedBy: officer.name,
        answer: {
          enteredBy: null,
          answers: [
            { section: "document", words: "", corrected: true },
            { section: "position", words: "Всё верно.", corrected: false },
          ],
        },
      },
    ]);
    const written = JSON.stringify([person, await db().auditEntry.findMany({ where: { subjectId: id } })]);
    for (const secret of ["4509112233", "4509 112233", "Тверь", "1990"]) expect(written).not.toContain(secret);
  });

  it("is entered for the applicant by whoever may review it, under their name, and by nobody else", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    await decide(officer, id, ask("contact"));
    const stated = await db().application.findUniqueOrThrow({ where: { id }, include: { submission: true } });
    const answers = {
      email: stated.email,
      phone: "+7 495 000-55-44",
      editorName: "",
      editorEmail: stated.submission.editorEmail,
      editorPhone: stated.submission.editorPhone,
    };
    const answer = (by: Actor, version = 2) => answerClarification({ applicationId: id, version, answers, by });
    for (const barred of [await colleague("vetter"), { ...officer, eventIds: [(await createOpenEvent()).id] }])
      expect(await answer(barred)).toMatchObject({ error: { failure: { code: "status.changedElsewhere" } } });
    const all = await Promise.all([
      answer(officer),
      answer(head),
      answerClarification({ applicationId: id, version: 2, answers }),
    ]);
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await row(id)).toMatchObject({ phone: "+74950005544", state: "inReview", version: 3 });
    expect(await db().auditEntry.count({ where: { subjectId: id, type: "application.answered" } })).toBe(1);
  });

  it("that was never asked takes no answer", async () => {
    const { id } = await createApplication({ event: await createOpenEvent(), stated: russianApplicant() });
    const answers = { position: "оператор" };
    expect(await answerClarification({ applicationId: id, version: 1, answers })).toMatchObject({
      error: { failure: { code: "status.changedElsewhere" } },
    });
  });
});

describe("a change of identity after an accreditation was announced", () => {
  const name = { familyRu: "Цветкова", givenRu: "Юлия", noPatronymic: "yes" };

  it("returns the person to review by itself, withdraws the letter by another, and shows the desk old and new", async () => {
    const event = await createOpenEvent({ closesAt: new Date(Date.now() - 1000) });
    const { id } = await createApplication({ event, stated: russianApplicant(), state: "approved", submittedAt });
    const contact = { position: "редактор" };
    await correctApplication({ applicationId: id, version: 1, section: "position", answers: contact });
    expect(await row(id)).toMatchObject({ state: "approved", entrySlot: 0 });
    expect(await letters(id)).toEqual([]);

    const done = await correctApplication({ applicationId: id, version: 2, section: "name", answers: name });
    expect(done.ok).toBe(true);
    expect(await row(id)).toMatchObject({ state: "inReview", entrySlot: null, decidedById: null, announceAt: null });
    expect(await letters(id)).toEqual(["returned"]);
    const person = await readPerson(officer, id);
    expect(person?.returned).toMatchObject({ from: "approved" });
    expect(person?.returned?.changes).toEqual([
      { field: "familyRu", before: "Северцева", after: "Цветкова" },
      { field: "givenRu", before: "Аглая", after: "Юлия" },
      { field: "patronymicRu", before: "Тихоновна", after: null },
      { field: "position", before: "специальный корреспондент", after: "редактор" },
    ]);
    expect(outcome(await decide(officer, id, approve, 3))).toBe("ok");
    expect(await letters(id)).toEqual(["returned", "approved"]);
    expect((await readPerson(officer, id))?.returned).toBeNull();
  });

  it("of the document shows that it was replaced and its ends, nothing else", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant(), state: "waitlisted", submittedAt });
    const before = (await row(id)).documentHint;
    const answers = {
      documentKind: "internal",
      documentNumber: "4509 112233",
      birthDay: "1",
      birthMonth: "май",
      birthYear: "1990",
      birthPlace: "г. Тверь",
    };
    await correctApplication({ applicationId: id, version: 1, section: "document", answers });
    expect(await row(id)).toMatchObject({ state: "inReview" });
    expect((await row(id)).waitlistedAt).not.toBeNull();
    expect((await readPerson(officer, id))?.returned?.changes).toEqual([
      { field: "documentHint", before, after: "33" },
    ]);
    expect(await letters(id)).toEqual(["returned"]);
  });

  it("before anything was announced says nothing, and drops the letter that waits", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    await decide(officer, id, approve);
    await correctApplication({ applicationId: id, version: 2, section: "name", answers: name });
    expect(await row(id)).toMatchObject({ state: "inReview" });
    expect(await letters(id)).toEqual(["approved cancelled"]);
  });
});

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
