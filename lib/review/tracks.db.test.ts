import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { correctApplication } from "@/lib/application/commands";
import { findForApplicant } from "@/lib/application/queries";
import { db } from "@/lib/db";
import { readPerson } from "@/lib/review/person/queries";
import {
  approve,
  colleague,
  decide,
  lastEntry,
  letters,
  outcome,
  row,
  submittedAt,
  waitlist,
} from "@/lib/review/test-decisions";
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
