import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import type { ApplicationState } from "@/lib/application/types";
import { db } from "@/lib/db";
import { openQueues } from "@/lib/jobs/queue";
import type { Result } from "@/lib/result";
import { prepareBatch, runBatch, undoBatch } from "@/lib/review/bulk/commands";
import { readBatch } from "@/lib/review/bulk/queries";
import type { Deed, DeedKind } from "@/lib/review/bulk/types";
import { decideApplication } from "@/lib/review/commands";
import { listTags } from "@/lib/review/tags/queries";
import type { StaffRole } from "@/lib/staff/types";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(() => database.drop());

async function colleague(role: StaffRole, eventIds: string[] = []): Promise<Actor> {
  const email = `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: `${role} ${email.slice(0, 20)}`, email, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

async function people(
  count: number,
  fields: { of?: CreatedEvent; state?: ApplicationState; locale?: "ru" | "en" } = {},
) {
  const { of = event, ...rest } = fields;
  const ids: string[] = [];
  for (let n = 0; n < count; n++)
    ids.push((await createApplication({ event: of, stated: russianApplicant(), ...rest })).id);
  return ids;
}

const approve: Deed = { kind: "approve", entrySlot: 0 };
const approveOne = { kind: "approve", entrySlot: 0, zones: [], pool: null, override: null } as const;
const refuseOne = { kind: "refuse", publicReason: "Мест нет.", internalNote: null, override: null } as const;
const refuse: Deed = { kind: "refuse", reasons: { ru: "Мест нет.", en: "No places." }, internalNote: "Дубль." };

const choose = (actor: Actor, ids: string[], { of = event, deed = "approve" as DeedKind, version = 1 } = {}) =>
  prepareBatch({
    actor,
    input: { event: of.slug, locale: "ru", queue: "", scope: "chosen", deed, rows: ids.map((id) => ({ id, version })) },
  });

async function prepared(actor: Actor, ids: string[], of = event): Promise<string> {
  const result = await choose(actor, ids, { of });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.id;
}

const run = (actor: Actor, id: string, deed: Deed) => runBatch({ actor, input: { id, deed } });
const undo = (actor: Actor, id: string) => undoBatch({ actor, input: { id } });
const row = (id: string) => db().application.findUniqueOrThrow({ where: { id } });
const code = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);
const outcomes = async (actor: Actor, id: string) =>
  Object.fromEntries(((await readBatch(actor, id))?.rows ?? []).map((each) => [each.id, each.undone ?? each.outcome]));
const entries = (subjectId: string) => db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } });

describe("a batch of decisions", () => {
  it("is state, audit entry and waiting letter for each, as for a single one", async () => {
    const actor = await colleague("officer");
    const [one = "", batched = ""] = await people(2);
    await decideApplication({ actor, input: { id: one, version: 1, verdict: approveOne } });
    const id = await prepared(actor, [batched]);
    expect(code(await run(actor, id, approve))).toBe("ok");
    const [single, many] = [await row(one), await row(batched)];
    for (const key of ["state", "version", "decisionNo", "entrySlot", "decidedById", "publicReason"] as const)
      expect(many[key], key).toEqual(single[key]);
    expect(Number(many.announceAt) - Number(many.decidedAt)).toBe(Number(single.announceAt) - Number(single.decidedAt));
    const [entry] = (await entries(batched)).slice(-1);
    expect(entry).toMatchObject({
      type: "application.approved",
      actorId: actor.id,
      payload: { batchId: id, after: "approved" },
    });
    const [letter] = await db().message.findMany({ where: { applicationId: batched } });
    expect(letter).toMatchObject({ kind: "approved", decisionNo: 1, status: "waiting", notBefore: many.announceAt });
  });

  it("leaves alone what a colleague decided meanwhile, and says so", async () => {
    const [actor, maria] = [await colleague("officer"), await colleague("officer")];
    const [first = "", second = "", third = ""] = await people(3);
    const id = await prepared(actor, [first, second, third]);
    await decideApplication({ actor: maria, input: { id: second, version: 1, verdict: refuseOne } });
    await decideApplication({
      actor: maria,
      input: { id: third, version: 1, verdict: { ...approveOne, entrySlot: 1 } },
    });
    await run(actor, id, approve);
    expect(await outcomes(actor, id)).toEqual({ [first]: "done", [second]: "changed", [third]: "same" });
    expect(await row(second)).toMatchObject({ state: "refused", decidedById: maria.id, version: 2 });
    expect(await row(third)).toMatchObject({ entrySlot: 1, decidedById: maria.id, version: 2 });
    const told = (await readBatch(actor, id))?.rows.find((each) => each.id === second)?.detail;
    expect(told).toMatchObject({ by: maria.name, state: "refused" });
  });

  it("and a colleague's decision at the same moment: exactly one of the two stands", async () => {
    const [actor, maria] = [await colleague("officer"), await colleague("officer")];
    const ids = await people(6);
    const id = await prepared(actor, ids);
    const [, ...singles] = await Promise.all([
      run(actor, id, approve),
      ...ids.map((each) => decideApplication({ actor: maria, input: { id: each, version: 1, verdict: refuseOne } })),
    ]);
    const found = await outcomes(actor, id);
    for (const [index, each] of ids.entries()) {
      const won = singles[index]?.ok ? maria : actor;
      expect(await row(each)).toMatchObject({ version: 2, decidedById: won.id });
      expect(found[each]).toBe(won === actor ? "done" : "changed");
      expect(await db().message.count({ where: { applicationId: each } })).toBe(1);
    }
  });

  it("pressed twice, also at once, is done once; another deed does not follow", async () => {
    const actor = await colleague("officer");
    const ids = await people(2);
    const id = await prepared(actor, ids);
    const both = await Promise.all([run(actor, id, approve), run(actor, id, approve)]);
    expect(both.map(code)).toEqual(["ok", "ok"]);
    expect(code(await run(actor, id, refuse))).toBe("review.alreadyRun");
    for (const each of ids) {
      expect(await row(each)).toMatchObject({ state: "approved", version: 2, decisionNo: 1 });
      expect(await db().message.count({ where: { applicationId: each } })).toBe(1);
    }
  });

  it("that lacks an entry slot or a reason in somebody's language does nothing at all", async () => {
    const actor = await colleague("officer");
    const ids = [...(await people(1)), ...(await people(1, { locale: "en" }))];
    const id = await prepared(actor, ids);
    expect(code(await run(actor, id, { kind: "approve", entrySlot: null }))).toBe("review.slotRequired");
    const lacking = await run(actor, id, { kind: "refuse", reasons: { ru: "Мест нет.", en: "" }, internalNote: null });
    expect(lacking).toMatchObject({ ok: false, error: { code: "review.reasonRequired", params: { in: "en" } } });
    expect((await readBatch(actor, id))?.ranAt).toBeNull();
    expect(code(await run(actor, id, refuse))).toBe("ok");
    expect(await Promise.all(ids.map(async (each) => (await row(each)).publicReason))).toEqual([
      "Мест нет.",
      "No places.",
    ]);
  });

  it("keeps to two people: an officer recommends, a head who did not decides", async () => {
    const two = await createOpenEvent({ twoPeople: true });
    const [officer, head] = [await colleague("officer"), await colleague("head")];
    const ids = await people(2, { of: two, state: "inReview" });
    const barred = await prepared(officer, ids, two);
    await run(officer, barred, approve);
    expect(Object.values(await outcomes(officer, barred))).toEqual(["barred", "barred"]);
    const first = await prepared(head, ids.slice(0, 1), two);
    await run(head, first, { kind: "recommendApprove", internalNote: null });
    await run(officer, await prepared(officer, ids.slice(1), two), { kind: "recommendApprove", internalNote: null });
    const again = await choose(head, ids, { of: two, version: 2 });
    const decision = again.ok ? again.value.id : "";
    await run(head, decision, approve);
    expect(await outcomes(head, decision)).toEqual({ [ids[0] ?? ""]: "barred", [ids[1] ?? ""]: "done" });
  });

  it("is taken back whole until it is announced, but for what somebody changed", async () => {
    const [actor, maria] = [await colleague("officer"), await colleague("officer")];
    const ids = await people(3);
    const id = await prepared(actor, ids);
    expect(code(await undo(actor, id))).toBe("review.nothingToUndo");
    await run(actor, id, refuse);
    await decideApplication({ actor: maria, input: { id: ids[1] ?? "", version: 2, verdict: { kind: "undo" } } });
    expect((await Promise.all([undo(actor, id), undo(actor, id)])).map(code)).toEqual(["ok", "ok"]);
    expect(Object.values(await outcomes(actor, id)).sort()).toEqual(["changed", "done", "done"]);
    expect(await row(ids[0] ?? "")).toMatchObject({
      state: "inReview",
      announceAt: null,
      publicReason: null,
      version: 3,
    });
    expect(await db().message.count({ where: { applicationId: { in: ids }, status: "waiting" } })).toBe(0);
  });

  it("that was announced stays, and says why", async () => {
    const actor = await colleague("officer");
    const at = await createOpenEvent({ announceDelay: 0 });
    const ids = await people(1, { of: at });
    const id = await prepared(actor, ids, at);
    await run(actor, id, approve);
    await undo(actor, id);
    expect(await outcomes(actor, id)).toEqual({ [ids[0] ?? ""]: "barred" });
    expect(await row(ids[0] ?? "")).toMatchObject({ state: "approved" });
  });

  it("is nobody's whose event it is not", async () => {
    const actor = await colleague("officer");
    const own = await createOpenEvent();
    const stranger = await colleague("head", [own.id]);
    const ids = await people(1);
    const id = await prepared(actor, ids);
    expect(code(await choose(stranger, ids))).toBe("review.notFound");
    expect(code(await choose(stranger, ids, { of: own }))).toBe("review.notFound");
    expect(code(await choose(actor, []))).toBe("review.nothingChosen");
    expect([code(await run(stranger, id, approve)), code(await undo(stranger, id))]).toEqual([
      "review.notFound",
      "review.notFound",
    ]);
    expect(await readBatch(stranger, id)).toBeNull();
    expect(await row(ids[0] ?? "")).toMatchObject({ state: "submitted" });
  });
});

describe("claims and tags of many", () => {
  it("are taken and let go of, without a new version", async () => {
    const [actor, maria] = [await colleague("officer"), await colleague("officer")];
    const ids = await people(2);
    await run(maria, await prepared(maria, ids.slice(0, 1)), { kind: "take" });
    const id = await prepared(actor, ids);
    await run(actor, id, { kind: "take" });
    expect(await outcomes(actor, id)).toEqual({ [ids[0] ?? ""]: "barred", [ids[1] ?? ""]: "done" });
    expect(await row(ids[1] ?? "")).toMatchObject({ state: "inReview", claimedById: actor.id, version: 1 });
    await run(actor, await prepared(actor, ids), { kind: "release" });
    expect(await row(ids[1] ?? "")).toMatchObject({ claimedById: null });
    expect(await row(ids[0] ?? "")).toMatchObject({ claimedById: maria.id });
  });

  it("are put on once, found by the filter, and forgotten with the last that bears them", async () => {
    const actor = await colleague("officer");
    const own = await createOpenEvent();
    const ids = await people(3, { of: own });
    await run(actor, await prepared(actor, ids.slice(0, 2), own), { kind: "tag", word: "пул" });
    const again = await prepared(actor, ids, own);
    await run(actor, again, { kind: "tag", word: "пул" });
    expect(Object.values(await outcomes(actor, again)).sort()).toEqual(["done", "same", "same"]);
    expect(await listTags(own.id)).toEqual(["пул"]);
    const input = { event: own.slug, locale: "ru", scope: "all", deed: "untag" } as const;
    const tagged = await prepareBatch({
      actor,
      input: { ...input, rows: [], queue: `tag=${encodeURIComponent("пул")}` },
    });
    const id = tagged.ok ? tagged.value.id : "";
    await run(actor, id, { kind: "untag", word: "пул" });
    expect(Object.keys(await outcomes(actor, id)).sort()).toEqual([...ids].sort());
    expect(await listTags(own.id)).toEqual([]);
    expect((await entries(ids[0] ?? "")).map(({ type }) => type)).toEqual([
      "application.submitted",
      "application.tagged",
      "application.untagged",
    ]);
  });
});

describe("a thousand", () => {
  it("are decided in one go, each with its history and its letter; of more, the first thousand", async () => {
    const actor = await colleague("officer");
    const own = await createOpenEvent();
    const [first = ""] = await people(1, { of: own });
    await db().$executeRaw`
      INSERT INTO application SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
        'reference', 'R' || n, 'submit_key', gen_random_uuid()))).* FROM application a, generate_series(1, 1004) n
      WHERE a.id = ${first}::uuid`;
    const input = { event: own.slug, locale: "ru", queue: "", scope: "all", deed: "approve" } as const;
    const result = await prepareBatch({ actor, input: { ...input, rows: [] } });
    const id = result.ok ? result.value.id : "";
    expect(await readBatch(actor, id)).toMatchObject({ more: true, rows: { length: 1000 } });
    await openQueues();
    const started = performance.now();
    expect(code(await run(actor, id, approve))).toBe("ok");
    const took = performance.now() - started;
    const of = { eventId: own.id };
    expect(await db().application.count({ where: { ...of, state: "approved", version: 2 } })).toBe(1000);
    expect(await db().application.count({ where: { ...of, state: "submitted" } })).toBe(5);
    expect(await db().auditEntry.count({ where: { ...of, type: "application.approved" } })).toBe(1000);
    expect(await db().message.count({ where: { ...of, kind: "approved", status: "waiting" } })).toBe(1000);
    const [{ jobs }] = await db().$queryRaw<[{ jobs: number }]>`
      SELECT count(*)::int AS jobs FROM pgboss.job WHERE name = 'mail.send'
        AND data->>'messageId' IN (SELECT id::text FROM message WHERE event_id = ${own.id}::uuid)`;
    expect(jobs).toBe(1000);
    // The goal is 300 ms on a machine with nothing else to do; this only catches one by one.
    expect(took).toBeLessThan(5_000);
    expect(code(await undo(actor, id))).toBe("ok");
    expect(await db().application.count({ where: { ...of, state: "inReview", version: 3 } })).toBe(1000);
  });
});
