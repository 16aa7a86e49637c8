import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
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
  submittedAt,
  waitlist,
} from "@/lib/review/test-decisions";
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
