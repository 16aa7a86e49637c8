import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { answerClarification } from "@/lib/application/clarification/commands";
import type { Section } from "@/lib/application/correction";
import { findForApplicant } from "@/lib/application/queries";
import { db } from "@/lib/db";
import { readPerson } from "@/lib/review/person/queries";
import { approve, colleague, decide, letters, outcome, row, waitlist } from "@/lib/review/test-decisions";
import type { Verdict } from "@/lib/review/types";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let officer: Actor;
let head: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  [officer, head] = [await colleague("officer"), await colleague("head")];
});
afterAll(() => database.drop());

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
