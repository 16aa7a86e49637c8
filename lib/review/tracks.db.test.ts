import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { findForApplicant } from "@/lib/application/queries";
import { db } from "@/lib/db";
import type { Result } from "@/lib/result";
import { decideApplication } from "@/lib/review/commands";
import { readPerson } from "@/lib/review/person/queries";
import type { Verdict } from "@/lib/review/types";
import type { StaffRole } from "@/lib/staff/types";
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

async function colleague(role: StaffRole): Promise<Actor> {
  const email = `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: role, email, role, eventIds: [] },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

const approve: Verdict = { kind: "approve", entrySlot: 0, override: null };
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
    expect((await readPerson(officer, second))?.waitlist).toMatchObject({ ahead: 1, of: 3 });

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
