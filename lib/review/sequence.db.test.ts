import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/access";
import { answerClarification } from "@/lib/application/clarification/commands";
import { correctApplication, withdrawApplication } from "@/lib/application/commands";
import { isIdentity } from "@/lib/application/correction";
import { noBadgeFor } from "@/lib/application/credential/rules";
import { edgeFrom, heldUntilReleased, publicState, type Verb } from "@/lib/application/status";
import type { Answers } from "@/lib/application/types";
import { type VettingResult, vettingResults } from "@/lib/application/vetting/status";
import { db } from "@/lib/db";
import { keepFile } from "@/lib/files/commands";
import { decideApplication } from "@/lib/review/commands";
import { releaseDecisions } from "@/lib/review/release/commands";
import { readRelease } from "@/lib/review/release/queries";
import { colleague } from "@/lib/review/test-decisions";
import { recommendations, type Verdict } from "@/lib/review/types";
import { claimApplication } from "@/lib/review/work/commands";
import { answerEntry, sendBatch } from "@/lib/vetting/commands";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let events: CreatedEvent[];
/** An officer and two heads, who do whatever comes to them; the vetter answers. */
let staff: Actor[];
let vetter: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  const tight = { quotas: { anyOutlet: 3, byKind: {}, byOutlet: [] }, photoAsked: "optional" } as const;
  const vetted = { vettingAsked: true, photoAsked: "optional" } as const;
  events = [
    await createOpenEvent(tight),
    await createOpenEvent({ ...tight, twoPeople: true }),
    await createOpenEvent(vetted),
    await createOpenEvent({ ...vetted, decisionsHeld: true }),
  ];
  staff = await Promise.all((["officer", "head", "head"] as const).map(colleague));
  vetter = await colleague("vetter");
});
afterAll(() => database.drop());

const note = { internalNote: null };
const override = fc.constantFrom(null, "Так решили");
const approve = fc.record({
  kind: fc.constant("approve" as const),
  entrySlot: fc.constant(0),
  zones: fc.constant([]),
  pool: fc.constant(null),
  override,
});
const asked = fc.constantFrom("position", "name" as const);
const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  { weight: 3, arbitrary: approve },
  override.map((override): Verdict => ({ kind: "refuse", publicReason: "Мест нет", ...note, override })),
  fc.constant<Verdict>({ kind: "waitlist", ...note }),
  fc.constantFrom(...recommendations).map((to): Verdict => ({ kind: "recommend", for: to, ...note })),
  asked.map((section): Verdict => ({ kind: "ask", questions: [{ section, text: "Уточните, пожалуйста." }] })),
  fc.constant<Verdict>({ kind: "sendBack" }),
  fc.constant<Verdict>({ kind: "undo" }),
  fc.constant<Verdict>({ kind: "revoke", publicReason: "Подлог", ...note }),
  fc.constant<Verdict>({ kind: "reopen", reason: "Жалоба" }),
);

const corrected = ["name", "document", "outlet", "photo", "position"] as const;
type Deed =
  | { kind: "verdict"; verdict: Verdict }
  | { kind: "correct"; section: (typeof corrected)[number] }
  | { kind: "vetted"; result: VettingResult }
  | { kind: "claim" | "answer" | "withdraw" | "send" | "release" };
type Move = { by: number; announced: boolean; deed: Deed };
const simple = (...kinds: ("claim" | "answer" | "withdraw" | "send" | "release")[]) =>
  fc.constantFrom(...kinds).map((kind): Deed => ({ kind }));
const move: fc.Arbitrary<Move> = fc.record({
  by: fc.nat({ max: 2 }),
  announced: fc.boolean(),
  deed: fc.oneof(
    { weight: 6, arbitrary: verdict.map((verdict): Deed => ({ kind: "verdict", verdict })) },
    { weight: 2, arbitrary: simple("claim", "answer", "answer", "withdraw") },
    { weight: 2, arbitrary: fc.constantFrom(...corrected).map((section): Deed => ({ kind: "correct", section })) },
    { weight: 3, arbitrary: simple("send", "send", "release") },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom("cleared", "cleared", ...vettingResults)
        .map((result): Deed => ({ kind: "vetted", result })),
    },
  ),
});

let words = 0;
/** A name that nobody had before. */
const newWord = () => `Я${[...String(++words)].map((digit) => "абвгдежзик"[Number(digit)]).join("")}`;

async function answersFor(section: (typeof corrected)[number], event: CreatedEvent): Promise<Answers> {
  switch (section) {
    case "name":
      return { familyRu: newWord(), givenRu: "Юлия", noPatronymic: "yes" };
    case "document": {
      const documentNumber = String(4_500_000_000 + ++words);
      const born = { birthDay: "1", birthMonth: "2", birthYear: "1983", birthPlace: "г. Пермь" };
      return { documentKind: "internal", documentNumber, citizenship: "RU", ...born };
    }
    case "outlet":
      return { outletName: newWord() };
    case "photo": {
      const deposited = { id: uuidv7(), mediaType: "image/jpeg", bytes: 1 } as const;
      await db().$transaction((tx) => keepFile(tx, { deposited, eventId: event.id, purpose: "photo", draftId: null }));
      return { photo: deposited.id };
    }
    case "position":
      return { position: newWord() };
  }
}

/** What was done: the verb by which alone the state may have changed, and what of it decides about a badge. */
type Done = { ok: boolean; verb?: Verb; identity?: boolean; result?: VettingResult };

/** Does it, whatever comes of it. */
async function act(id: string, version: number, { by, deed }: Move, event: CreatedEvent): Promise<Done> {
  const actor = staff[by] as Actor;
  const about = { applicationId: id, version };
  switch (deed.kind) {
    case "verdict": {
      const { ok } = await decideApplication({ actor, input: { id, version, verdict: deed.verdict } });
      return { ok, verb: deed.verdict.kind };
    }
    case "claim":
      return { ...(await claimApplication({ actor, input: { id } })), verb: "claim" };
    case "answer": {
      const open = await db().clarification.findFirst({ where: { applicationId: id, answeredAt: null } });
      const section = JSON.stringify(open?.questions ?? []).includes(`"name"`) ? "name" : "position";
      const { ok } = await answerClarification({ ...about, answers: await answersFor(section, event) });
      return { ok, verb: "answer", identity: isIdentity(section) };
    }
    case "withdraw":
      return { ok: (await withdrawApplication(about)).ok, verb: "withdraw" };
    case "correct": {
      const { section } = deed;
      const { ok } = await correctApplication({ ...about, section, answers: await answersFor(section, event) });
      return section === "position" ? { ok } : { ok, verb: "return", identity: true };
    }
    case "send":
      return { ok: (await sendBatch({ actor, input: { event: event.slug } })).ok };
    case "vetted": {
      const { result } = deed;
      const entry = await db().vettingEntry.findFirst({ where: { applicationId: id }, orderBy: { id: "desc" } });
      if (!entry) return { ok: false };
      const input = { id: entry.id, version: entry.version, result, note: "Так решили" };
      const { ok } = await answerEntry({ actor: vetter, input });
      // The same answer twice is taken once.
      return { ok, result };
    }
    case "release": {
      const digest = (await readRelease(actor, event.id))?.digest ?? "";
      return { ok: (await releaseDecisions({ actor, input: { event: event.id, digest, locale: "ru" } })).ok };
    }
  }
}

/** Whether an application is approved, and cleared as who its person is now: what was commanded says it, no rule. */
type History = { approved: boolean; cleared: boolean };

function after(history: History, { ok, verb, identity, result }: Done): History {
  if (!ok) return history;
  const { approved, cleared } = history;
  return {
    approved: verb === "approve" || (approved && (verb === undefined || verb === "claim")),
    cleared: result ? result === "cleared" : cleared && !identity,
  };
}

/** Runs the moves on a new application, and shows each step of it: where it stood, what was done, where it stands. */
async function walk(
  { event, moves }: { event: CreatedEvent; moves: readonly Move[] },
  see: (before: Standing, done: Done, after: Standing) => void,
): Promise<void> {
  const { id } = await createApplication({ event, stated: russianApplicant() });
  const read = () => db().application.findUniqueOrThrow({ where: { id }, select: standing });
  for (const move of moves) {
    if (move.announced)
      await db().application.updateMany({
        where: { id, announceAt: { lt: heldUntilReleased } },
        data: { announceAt: new Date(Date.now() - 60_000) },
      });
    const before = await read();
    const done = await act(id, before.version, move, event);
    see(before, done, await read());
  }
}

const standing = {
  state: true,
  version: true,
  announceAt: true,
  vetting: true,
  event: { select: { vettingAsked: true } },
} as const;
type Standing = Prisma.ApplicationGetPayload<{ select: typeof standing }>;

const sequences = (which: readonly number[]) =>
  [fc.constantFrom(...which), fc.array(move, { minLength: 4, maxLength: 14 })] as const;

it("no sequence of commands leads off the application track, whoever gives them, announced or not", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(...sequences([0, 1, 2, 3]), async (which, moves) => {
      await walk({ event: events[which] as CreatedEvent, moves }, (before, { verb }, { state }) => {
        if (state === before.state) return;
        // Whoever withdraws begins where they believe to stand: what they were not told of is dropped first.
        const from = verb === "withdraw" ? publicState(before, new Date()) : before.state;
        expect(verb && edgeFrom(verb, from)?.to, `${verb} from ${from}`).toBe(state);
        seen.add(`${verb} ${from}`);
      });
    }),
    { numRuns: 120 },
  );
  // It has been on most of the track.
  expect(seen.size).toBeGreaterThan(15);
}, 60_000);

it("no sequence of commands gives a badge without an approval and, where it is asked for, a clearance of who they are now", async () => {
  const badges = { asked: 0, unasked: 0, lost: 0 };
  await fc.assert(
    fc.asyncProperty(...sequences([0, 2, 2, 3, 3]), async (which, moves) => {
      let history: History = { approved: false, cleared: false };
      let had = false;
      await walk({ event: events[which] as CreatedEvent, moves }, (_, done, row) => {
        history = after(history, done);
        const { vettingAsked } = row.event;
        const may = noBadgeFor(row, row.event) === null;
        expect({ may, ...row, done }).toMatchObject({ may: history.approved && (history.cleared || !vettingAsked) });
        if (may) badges[vettingAsked ? "asked" : "unasked"] += 1;
        else if (had) badges.lost += 1;
        had = may;
      });
    }),
    { numRuns: 300 },
  );
  // Badges were given and lost again.
  for (const times of Object.values(badges)) expect(times).toBeGreaterThan(5);
}, 120_000);
