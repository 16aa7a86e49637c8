import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { answerClarification } from "@/lib/application/clarification/commands";
import { correctApplication, withdrawApplication } from "@/lib/application/commands";
import { edgeFrom, publicState, type Verb } from "@/lib/application/status";
import { db } from "@/lib/db";
import { decideApplication } from "@/lib/review/commands";
import { recommendations, type Verdict } from "@/lib/review/types";
import { claimApplication } from "@/lib/review/work/commands";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let events: CreatedEvent[];
let staff: Actor[];
beforeAll(async () => {
  database = await createTestDatabase();
  const quotas = { anyOutlet: 3, byKind: {}, byOutlet: [] };
  events = [await createOpenEvent({ quotas }), await createOpenEvent({ quotas, twoPeople: true })];
  staff = await Promise.all(
    (["officer", "head", "head"] as const).map((role) =>
      db().staff.create({
        data: { name: role, email: `${role}.${randomBytes(6).toString("hex")}@desk.example`, role, eventIds: [] },
        select: { id: true, name: true, email: true, role: true, eventIds: true },
      }),
    ),
  );
});
afterAll(() => database.drop());

const note = { internalNote: null };
const override = fc.constantFrom(null, "Так решили");
const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.record({
    kind: fc.constant("approve" as const),
    entrySlot: fc.constant(0),
    zones: fc.constant([]),
    pool: fc.constant(null),
    override,
  }),
  override.map((override): Verdict => ({ kind: "refuse", publicReason: "Мест нет", ...note, override })),
  fc.constant<Verdict>({ kind: "waitlist", ...note }),
  fc.constantFrom(...recommendations).map((to): Verdict => ({ kind: "recommend", for: to, ...note })),
  fc.constant<Verdict>({ kind: "ask", questions: [{ section: "position", text: "Кем вы работаете?" }] }),
  fc.constant<Verdict>({ kind: "sendBack" }),
  fc.constant<Verdict>({ kind: "undo" }),
  fc.constant<Verdict>({ kind: "revoke", publicReason: "Подлог", ...note }),
  fc.constant<Verdict>({ kind: "reopen", reason: "Жалоба" }),
);
type Move = { by: number; announced: boolean } & (
  | { kind: "verdict"; verdict: Verdict }
  | { kind: "claim" | "answer" | "withdraw" | "correctName" | "correctPosition" }
);
const by = fc.record({ by: fc.nat({ max: 2 }), announced: fc.boolean() });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(by, verdict).map(([by, verdict]): Move => ({ ...by, kind: "verdict", verdict })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(by, fc.constantFrom("claim", "answer", "answer", "correctName", "correctPosition", "withdraw"))
      .map(([by, kind]): Move => ({ ...by, kind })),
  },
);

/** Does it, whatever comes of it; gives the verb by which alone it may change where the application stands. */
async function act(id: string, version: number, move: Move): Promise<Verb | null> {
  const actor = staff[move.by] as Actor;
  const about = { applicationId: id, version };
  const text = `я${randomBytes(3).toString("hex").replace(/\d/g, "я").replace(/[a-f]/g, "б")}`;
  switch (move.kind) {
    case "verdict":
      await decideApplication({ actor, input: { id, version, verdict: move.verdict } });
      return move.verdict.kind;
    case "claim":
      await claimApplication({ actor, input: { id } });
      return "claim";
    case "answer":
      await answerClarification({ ...about, answers: { position: text } });
      return "answer";
    case "withdraw":
      await withdrawApplication(about);
      return "withdraw";
    case "correctName":
      await correctApplication({
        ...about,
        section: "name",
        answers: { familyRu: text, givenRu: "Юлия", noPatronymic: "yes" },
      });
      return "return";
    default:
      await correctApplication({ ...about, section: "position", answers: { position: text } });
      return null;
  }
}

it("no sequence of commands leads off the application track, whoever gives them, announced or not", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 1 }), fc.array(move, { minLength: 4, maxLength: 14 }), async (which, moves) => {
      const event = events[which] as CreatedEvent;
      const { id } = await createApplication({ event, stated: russianApplicant() });
      const read = () =>
        db().application.findUniqueOrThrow({ where: { id }, select: { state: true, version: true, announceAt: true } });
      for (const move of moves) {
        if (move.announced)
          await db().application.updateMany({
            where: { id, announceAt: { not: null } },
            data: { announceAt: new Date(Date.now() - 60_000) },
          });
        const before = await read();
        const verb = await act(id, before.version, move);
        const after = await read();
        if (after.state === before.state) continue;
        // Whoever withdraws begins where they believe to stand: what they were not told of is dropped first.
        const from = verb === "withdraw" ? publicState(before, new Date()) : before.state;
        expect(verb && edgeFrom(verb, from)?.to, `${verb} from ${from}`).toBe(after.state);
        seen.add(`${verb} ${from}`);
      }
    }),
    { numRuns: 120 },
  );
  // It has been on most of the track.
  expect(seen.size).toBeGreaterThan(15);
}, 60_000);
