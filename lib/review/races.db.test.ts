import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { decideApplication } from "@/lib/review/commands";
import type { Verdict } from "@/lib/review/types";
import { claimApplication } from "@/lib/review/work/commands";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

// A thousand times eight officers press at one moment. What a lock forgets once in a thousand, a summit will see.

const races = 1000;
const eight = 8;

let database: TestDatabase;
let officers: Actor[];
beforeAll(async () => {
  database = await createTestDatabase();
  officers = await Promise.all(
    Array.from({ length: eight }, (_, index) =>
      db().staff.create({
        data: { name: `Officer ${index}`, email: `${randomBytes(6).toString("hex")}@desk.example`, role: "officer" },
        select: { id: true, name: true, email: true, role: true, eventIds: true },
      }),
    ),
  );
});
afterAll(() => database.drop());

const approve: Verdict = { kind: "approve", entrySlot: 0, zones: [], pool: null, override: null };
const refuse: Verdict = { kind: "refuse", publicReason: "Мест нет.", internalNote: null, override: null };

/** Ids of that many new applications to a new event, `ofOutlet` of each outlet. */
async function applications(count: number, { ofOutlet, limit }: { ofOutlet: number; limit: number | null }) {
  const event = await createOpenEvent({ quotas: { anyOutlet: limit, byKind: {}, byOutlet: [] } });
  const { id } = await createApplication({ event, stated: russianApplicant() });
  const copies = await db().$queryRaw<{ id: string }[]>`
    INSERT INTO application
    SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'reference', gen_random_uuid(),
      'submit_key', gen_random_uuid(), 'outlet_name', 'Outlet ' || (n / ${ofOutlet}::int)))).*
    FROM application AS a, generate_series(0, ${count - 1}::int) AS n WHERE a.id = ${id}::uuid ORDER BY n
    RETURNING id`;
  return copies.map((copy) => copy.id);
}

type Outcome = Awaited<ReturnType<typeof decideApplication>> | Awaited<ReturnType<typeof claimApplication>>;

/** Runs the races, a few at a time, and gives how each of the losers was told. */
async function run(race: (number: number) => Promise<Outcome[]>): Promise<Record<string, number>> {
  const told: Record<string, number> = {};
  const lanes = Array.from({ length: 4 }, async (_, lane) => {
    for (let number = lane; number < races; number += 4) {
      const outcomes = await race(number);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      for (const outcome of outcomes) if (!outcome.ok) told[outcome.error.code] = (told[outcome.error.code] ?? 0) + 1;
    }
  });
  await Promise.all(lanes);
  return told;
}

describe("of eight officers at once, a thousand times over", () => {
  it("one decides, and the others learn of it", async () => {
    const ids = await applications(races, { ofOutlet: 1, limit: null });
    const told = await run((number) =>
      Promise.all(
        officers.map((actor, index) =>
          decideApplication({
            actor,
            input: { id: ids[number] ?? "", version: 1, verdict: index % 2 ? approve : refuse },
          }),
        ),
      ),
    );
    expect(told).toEqual({ "review.conflict": races * (eight - 1) });
    expect(await db().application.count({ where: { id: { in: ids }, version: 2, decisionNo: 1 } })).toBe(races);
    expect(await db().message.count({ where: { applicationId: { in: ids } } })).toBe(races);
  }, 120_000);

  it("one gives the last place of an outlet, and the others are told that there is none", async () => {
    const ids = await applications(races * eight, { ofOutlet: eight, limit: 1 });
    const told = await run((number) =>
      Promise.all(
        officers.map((actor, index) =>
          decideApplication({ actor, input: { id: ids[number * eight + index] ?? "", version: 1, verdict: approve } }),
        ),
      ),
    );
    expect(told).toEqual({ "review.quotaFull": races * (eight - 1) });
    expect(await db().application.count({ where: { id: { in: ids }, state: "approved" } })).toBe(races);
  }, 120_000);

  it("one claims it, and the others are told whose it is", async () => {
    const ids = await applications(races, { ofOutlet: 1, limit: null });
    const told = await run((number) =>
      Promise.all(officers.map((actor) => claimApplication({ actor, input: { id: ids[number] ?? "" } }))),
    );
    expect(told).toEqual({ "review.claimed": races * (eight - 1) });
    expect(await db().application.count({ where: { id: { in: ids }, claimedById: { not: null } } })).toBe(races);
  }, 120_000);
});
