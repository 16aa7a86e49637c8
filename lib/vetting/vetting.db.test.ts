import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { correctApplication } from "@/lib/application/commands";
import { statedAnswers } from "@/lib/application/stated";
import { db } from "@/lib/db";
import type { Result } from "@/lib/result";
import type { StaffRole } from "@/lib/staff/types";
import { answerEntry, revealVetted, sendBatch } from "@/lib/vetting/commands";
import { listAnswers, readBatch, readVetted } from "@/lib/vetting/queries";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const outcome = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);

async function colleague(role: StaffRole, eventIds: string[] = []): Promise<Actor> {
  return db().staff.create({
    data: { name: role, email: `${role}.${randomUUID()}@desk.example`, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

async function sent() {
  const event = await createOpenEvent({ vettingAsked: true });
  const [officer, vetter] = [await colleague("officer", [event.id]), await colleague("vetter", [event.id])];
  const stated = russianApplicant();
  const { id } = await createApplication({ event, stated });
  const batch = await sendBatch({ actor: officer, input: { event: event.slug } });
  if (!batch.ok) throw new Error(batch.error.code);
  const entry = await db().vettingEntry.findFirstOrThrow({ where: { applicationId: id } });
  return { event, officer, vetter, stated, id, batchId: batch.value.batchId, entry };
}

const vettingOf = async (id: string) => (await db().application.findUniqueOrThrow({ where: { id } })).vetting;

describe("sending to vetting", () => {
  it("takes who is under review or approved, once, and counts batches", async () => {
    const event = await createOpenEvent({ vettingAsked: true });
    const officer = await colleague("officer", [event.id]);
    const states = ["submitted", "inReview", "approved", "refused", "waitlisted", "withdrawn", "revoked"] as const;
    for (const state of states) await createApplication({ event, stated: russianApplicant(), state });
    const call = { actor: officer, input: { event: event.slug } };
    expect(outcome(await sendBatch(call))).toBe("ok");
    const taken = await db().application.findMany({ where: { eventId: event.id, vetting: "sent" } });
    expect(taken.map(({ state }) => state).sort()).toEqual(["approved", "inReview", "submitted"]);
    expect(outcome(await sendBatch(call))).toBe("vetting.nobody");
    await createApplication({ event, stated: russianApplicant() });
    expect(outcome(await sendBatch(call))).toBe("ok");
    const batches = await db().vettingBatch.findMany({ where: { eventId: event.id }, orderBy: { number: "asc" } });
    expect(batches.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("sends nobody twice when two press at once", async () => {
    const event = await createOpenEvent({ vettingAsked: true });
    const officer = await colleague("officer");
    for (let count = 0; count < 5; count++) await createApplication({ event, stated: russianApplicant() });
    const call = { actor: officer, input: { event: event.slug } };
    const outcomes = (await Promise.all([sendBatch(call), sendBatch(call), sendBatch(call)])).map(outcome);
    expect(outcomes.sort()).toEqual(["ok", "vetting.nobody", "vetting.nobody"]);
    expect(await db().vettingEntry.count({ where: { application: { eventId: event.id } } })).toBe(5);
  });

  it("is refused for another's event as for none, for an event without vetting, and to a vetter", async () => {
    const event = await createOpenEvent({ vettingAsked: true });
    const plain = await createOpenEvent();
    const officer = await colleague("officer", [plain.id]);
    const send = (actor: Actor, slug: string) => sendBatch({ actor, input: { event: slug } });
    expect(outcome(await send(officer, event.slug))).toBe("vetting.notFound");
    expect(outcome(await send(officer, "no-such-event"))).toBe("vetting.notFound");
    expect(outcome(await send(officer, plain.slug))).toBe("vetting.notAsked");
    expect(outcome(await send(await colleague("vetter"), event.slug))).toBe("vetting.notFound");
  });
});

describe("an answer", () => {
  it("is one of many at once: the rest learn of it", async () => {
    const { vetter, entry, id, event } = await sent();
    const other = await colleague("vetter", [event.id]);
    const input = { id: entry.id, version: 1, note: "не тот" };
    const results = await Promise.all([
      answerEntry({ actor: vetter, input: { ...input, result: "objected" } }),
      answerEntry({ actor: other, input: { ...input, result: "cleared" } }),
      answerEntry({ actor: other, input: { ...input, result: "needsData" } }),
    ]);
    expect(results.map(outcome).sort()).toEqual(["ok", "vetting.conflict", "vetting.conflict"]);
    const after = await db().vettingEntry.findUniqueOrThrow({ where: { id: entry.id } });
    expect(after).toMatchObject({ version: 2, state: await vettingOf(id) });
    const audit = { subjectId: id, type: "application.vetted" };
    expect(await db().auditEntry.count({ where: audit })).toBe(1);
  });

  it("belongs to vetters of the event alone, and never to one's own application", async () => {
    const { vetter, officer, entry, stated } = await sent();
    const input = { id: entry.id, version: 1, result: "cleared" as const, note: "" };
    const elsewhere = await colleague("vetter", [(await createOpenEvent()).id]);
    const own = { ...vetter, email: stated.contact.email };
    for (const actor of [officer, elsewhere, own, await colleague("head")])
      expect(outcome(await answerEntry({ actor, input }))).toBe("vetting.notFound");
    expect(outcome(await answerEntry({ actor: vetter, input: { ...input, id: randomUUID() } }))).toBe(
      "vetting.notFound",
    );
    expect(outcome(await answerEntry({ actor: vetter, input }))).toBe("ok");
  });
});

describe("a changed identity", () => {
  const correct = (id: string, section: "name" | "position", answers: Record<string, string>) =>
    correctApplication({ applicationId: id, version: 1, section, answers });

  it("ends the answer and keeps it in the history; the person is sent again under another entry", async () => {
    const { event, officer, vetter, entry, id, batchId, stated } = await sent();
    await answerEntry({ actor: vetter, input: { id: entry.id, version: 1, result: "cleared", note: "" } });
    const nameRu = { ...stated.nameRu, family: "Иванова" };
    const corrected = await correct(id, "name", {
      ...statedAnswers("name", { ...stated, nameRu, email: "", phone: "" }),
    });
    expect(corrected).toEqual({ ok: true, value: undefined });
    expect(await vettingOf(id)).toBe("notSent");
    expect(await listAnswers(id)).toMatchObject([{ id: entry.id, state: "cleared", expiredAt: expect.any(Date) }]);
    // Under the new name nobody was sent: the service sees it no more, and its late answer changes nothing.
    expect((await readBatch(vetter, { id: batchId, onlyOpen: false, after: null }))?.people).toEqual([]);
    expect((await readVetted(vetter, { batch: batchId, entry: entry.id }))?.person).toBeNull();
    const late = { id: entry.id, version: 2, result: "objected" as const, note: "поздно" };
    expect(outcome(await answerEntry({ actor: vetter, input: late }))).toBe("vetting.expired");
    expect(outcome(await revealVetted({ actor: vetter, input: { id, reason: "сверка" } }))).toBe("review.notFound");
    expect(outcome(await sendBatch({ actor: officer, input: { event: event.slug } }))).toBe("ok");
    expect(await vettingOf(id)).toBe("sent");
    expect(await listAnswers(id)).toHaveLength(2);
  });

  it("is not a changed position", async () => {
    const { vetter, entry, id } = await sent();
    await answerEntry({ actor: vetter, input: { id: entry.id, version: 1, result: "cleared", note: "" } });
    expect(await correct(id, "position", { position: "редактор" })).toEqual({ ok: true, value: undefined });
    expect(await vettingOf(id)).toBe("cleared");
  });
});

describe("a look at sealed data", () => {
  it("is the vetter's while the person is in vetting, and on record", async () => {
    const { vetter, officer, id, stated, event } = await sent();
    const look = (actor: Actor, of = id) => revealVetted({ actor, input: { id: of, reason: "сверка" } });
    expect(await look(vetter)).toEqual({ ok: true, value: stated.document });
    expect(await db().auditEntry.count({ where: { subjectId: id, type: "application.revealed" } })).toBe(1);
    const unsent = await createApplication({ event, stated: russianApplicant() });
    expect(outcome(await look(vetter, unsent.id))).toBe("review.notFound");
    expect(outcome(await look(officer))).toBe("review.notFound");
    expect(outcome(await look(await colleague("vetter", [randomUUID()])))).toBe("review.notFound");
    await db().application.update({ where: { id }, data: { state: "withdrawn" } });
    expect(outcome(await look(vetter))).toBe("review.notFound");
  });
});
