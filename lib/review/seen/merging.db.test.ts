import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { withdrawApplication } from "@/lib/application/commands";
import { everydayFilter } from "@/lib/application/filter";
import { findForApplicant } from "@/lib/application/queries";
import { db } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import type { Result } from "@/lib/result";
import { decideApplication } from "@/lib/review/commands";
import { countQueue, listQueue } from "@/lib/review/queue/test-queue";
import { judgePair } from "@/lib/review/seen/commands";
import { listSeenBefore } from "@/lib/review/seen/queries";
import type { Saying } from "@/lib/review/seen/types";
import type { Verdict } from "@/lib/review/types";
import { claimApplication } from "@/lib/review/work/commands";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

// The same person twice in one event: one application is set aside, and the other alone is decided on.

let database: TestDatabase;
let officer: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  officer = await db().staff.create({
    data: { name: "officer", email: `officer.${randomUUID()}@desk.example`, role: "officer" },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
});
afterAll(() => database.drop());

const approve: Verdict = { kind: "approve", entrySlot: 0, zones: [], pool: null, override: null };
const outcome = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);
const say = (id: string, other: string, said: Saying) => judgePair({ actor: officer, input: { id, other, said } });
const row = (id: string) => db().application.findUniqueOrThrow({ where: { id } });
const decide = async (id: string) =>
  decideApplication({ actor: officer, input: { id, version: (await row(id)).version, verdict: approve } });

let born = 0;

/** Applications of one person, alike in everything, to one event; a third where it is asked for. */
async function twice(count = 2) {
  const event = await createOpenEvent();
  const stated = russianApplicant();
  // Born on a day of their own, so that no other test's people are alike.
  const document = { ...stated.document, birthDate: new Date(Date.UTC(1970, 0, ++born)).toISOString().slice(0, 10) };
  const ids: string[] = [];
  for (let made = 0; made < count; made++) {
    const { id } = await createApplication({ event, stated: { ...stated, document } });
    await indexApplication(id);
    ids.push(id);
  }
  const [one = "", two = "", three = ""] = ids;
  return { event, one, two, three };
}

const everything = { after: null, before: null };

describe("two applications of one person", () => {
  it("are merged by setting one aside: it leaves the queue, nobody decides on it, and its applicant is told", async () => {
    const { event, one, two } = await twice();
    expect(outcome(await say(one, two, "keepThis"))).toBe("ok");
    const waiting = await listQueue(event, everydayFilter, everything);
    expect(waiting.rows.map(({ id }) => id)).toEqual([one]);
    expect(await countQueue(event, everydayFilter)).toMatchObject({ waiting: 1, all: 2 });
    const all = await listQueue(event, { ...everydayFilter, state: "all" }, everything);
    expect(all.rows.map(({ id, merged }) => [id, merged]).sort()).toEqual(
      [
        [one, false],
        [two, true],
      ].sort(),
    );
    expect(outcome(await decide(two))).toBe("review.merged");
    expect(outcome(await claimApplication({ actor: officer, input: { id: two } }))).toBe("review.merged");
    expect(await findForApplicant(two, new Date())).toMatchObject({ merged: true, state: "submitted" });
    expect(outcome(await decide(one))).toBe("ok");
    const entries = await db().auditEntry.findMany({ where: { type: "application.merged" }, orderBy: { id: "asc" } });
    const { reference: kept } = await row(one);
    const mine = entries.filter(({ subjectId }) => subjectId === one || subjectId === two);
    expect(mine.map(({ payload }) => (payload as { kept: string }).kept)).toEqual([kept, kept]);
  });

  it("come apart again, and are then decided on each by itself", async () => {
    const { one, two } = await twice();
    await say(one, two, "keepOther");
    expect(await listSeenBefore(officer, one)).toMatchObject([
      { id: two, aside: "this", mayKeep: { this: false, other: false }, verdict: { said: "same" } },
    ]);
    expect(await listSeenBefore(officer, two)).toMatchObject([{ id: one, aside: "other" }]);
    // The link holds the merge: it is not taken away under it.
    expect(outcome(await say(one, two, "none"))).toBe("review.mergeFirst");
    expect(outcome(await say(two, one, "different"))).toBe("review.mergeFirst");
    expect(outcome(await say(two, one, "takeUp"))).toBe("ok");
    expect(outcome(await say(two, one, "takeUp"))).toBe("ok");
    expect(outcome(await decide(one))).toBe("ok");
    expect(await row(one)).toMatchObject({ mergedIntoId: null, state: "approved" });
    expect(await db().auditEntry.count({ where: { type: "application.unmerged", subjectId: one } })).toBe(1);
  });

  it("are not merged where one is decided, in a chain, or across events", async () => {
    const { one, two, three } = await twice(3);
    expect(outcome(await say(one, two, "keepThis"))).toBe("ok");
    expect(outcome(await say(three, one, "keepThis"))).toBe("review.mergeChain");
    expect(outcome(await say(three, two, "keepOther"))).toBe("review.mergeChain");
    expect(outcome(await say(one, three, "keepThis"))).toBe("ok");
    const other = await twice();
    await decide(other.one);
    expect(outcome(await say(other.one, other.two, "keepOther"))).toBe("review.mergeDecided");
    expect(outcome(await say(other.one, other.two, "keepThis"))).toBe("ok");
    const stated = russianApplicant();
    const here = await createApplication({ event: await createOpenEvent(), stated });
    const there = await createApplication({ event: await createOpenEvent(), stated });
    for (const { id } of [here, there]) await indexApplication(id);
    expect(outcome(await say(here.id, there.id, "keepThis"))).toBe("review.mergeEvents");
  });

  it("wait again when the one that was to be decided on is withdrawn", async () => {
    const { event, one, two } = await twice();
    await say(one, two, "keepThis");
    expect((await withdrawApplication({ applicationId: one, version: (await row(one)).version })).ok).toBe(true);
    expect(await row(two)).toMatchObject({ mergedIntoId: null });
    expect((await listQueue(event, everydayFilter, everything)).rows.map(({ id }) => id)).toEqual([two]);
  });

  it("are never both set aside, and never one that is decided, however many press at once", async () => {
    for (let round = 0; round < 20; round++) {
      const { one, two } = await twice();
      const presses = [
        say(one, two, "keepThis"),
        say(two, one, "keepThis"),
        say(one, two, "keepOther"),
        decide(one),
        decide(two),
      ];
      await Promise.all(presses);
      const [first, second] = await Promise.all([row(one), row(two)]);
      expect([first, second].filter(({ mergedIntoId }) => mergedIntoId !== null).length).toBeLessThanOrEqual(1);
      for (const { mergedIntoId, state } of [first, second]) if (mergedIntoId) expect(state).toBe("submitted");
    }
  });
});
