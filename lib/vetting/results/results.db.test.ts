import { randomUUID } from "node:crypto";
import { Decrypter } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import type { Result } from "@/lib/result";
import type { StaffRole } from "@/lib/staff/types";
import { answerEntry, sendBatch } from "@/lib/vetting/commands";
import { exportBatch } from "@/lib/vetting/file/commands";
import { applyResults, previewResults } from "@/lib/vetting/results/commands";
import { readResults } from "@/lib/vetting/results/rules";
import { createApplication, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";
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

async function batchOf(count: number) {
  const event = await createOpenEvent({ vettingAsked: true });
  const vetter = await colleague("vetter", [event.id]);
  for (let made = 0; made < count; made++) await createApplication({ event, stated: russianApplicant() });
  const sent = await sendBatch({ actor: await colleague("officer"), input: { event: event.slug } });
  if (!sent.ok) throw new Error(sent.error.code);
  const batch = sent.value.batchId;
  const entries = await db().vettingEntry.findMany({ where: { batchId: batch }, orderBy: { id: "asc" } });
  return { event, vetter, batch, ids: entries.map(({ id }) => id) };
}

const standing = (batch: string) =>
  db().vettingEntry.findMany({
    where: { batchId: batch },
    orderBy: { id: "asc" },
    select: { state: true, version: true },
  });

async function load(actor: Actor, batch: string, text: string) {
  const preview = await previewResults({ actor, input: { batch, text } });
  if (!preview.ok) throw new Error(preview.error.code);
  return {
    preview: preview.value,
    apply: () => applyResults({ actor, input: { batch, text, seen: preview.value.seen } }),
  };
}

describe("results of a batch", () => {
  it("are shown without changing anything, then applied all together, each on record", async () => {
    const { vetter, batch, ids } = await batchOf(3);
    const before = await standing(batch);
    const { preview, apply } = await load(
      vetter,
      batch,
      `${ids[0]};cleared;\n${ids[1]};objected;не тот\n${ids[2]};needsData;адрес`,
    );
    expect(preview).toMatchObject({ wrong: 0, changing: 3 });
    expect(await standing(batch)).toEqual(before);
    expect(await apply()).toEqual({ ok: true, value: { changed: 3 } });
    expect((await standing(batch)).map(({ state }) => state)).toEqual(["cleared", "objected", "needsData"]);
    const people = await db().vettingEntry.findMany({
      where: { batchId: batch },
      select: { state: true, application: true },
    });
    for (const { state, application } of people) expect(application.vetting).toBe(state);
    const onRecord = { type: "application.vetted", subjectId: { in: people.map(({ application }) => application.id) } };
    expect(await db().auditEntry.count({ where: onRecord })).toBe(3);
    // The same again is no mistake, and changes nothing.
    const again = await load(vetter, batch, `${ids[0]};cleared;`);
    expect(again.preview).toMatchObject({ wrong: 0, changing: 0 });
    expect(await again.apply()).toEqual({ ok: true, value: { changed: 0 } });
  });

  it("change nothing when a single row is wrong", async () => {
    const { vetter, batch, ids } = await batchOf(2);
    const stranger = (await batchOf(1)).ids[0];
    const before = await standing(batch);
    const wrong = ["maybe", "objected", ""].map((result) => `${ids[1]};${result};`);
    for (const row of [...wrong, `${ids[0]};cleared;`, `${stranger};cleared;`, `${randomUUID()};cleared;`]) {
      const { preview, apply } = await load(vetter, batch, `${ids[0]};cleared;\n${row}`);
      expect(
        preview.rows.map(({ problem }) => problem === null),
        row,
      ).toEqual([true, false]);
      expect(outcome(await apply()), row).toBe("vetting.rowsWrong");
    }
    expect(await standing(batch)).toEqual(before);
  });

  it("are not applied once something differs from what was shown", async () => {
    const { vetter, batch, ids } = await batchOf(2);
    const { apply } = await load(vetter, batch, `${ids[0]};cleared;\n${ids[1]};cleared;`);
    await answerEntry({ actor: vetter, input: { id: ids[1] ?? "", version: 1, result: "objected", note: "нет" } });
    expect(outcome(await apply())).toBe("vetting.conflict");
    expect((await standing(batch)).map(({ state }) => state)).toEqual(["sent", "objected"]);
  });

  it("are the business of the event's vetters alone", async () => {
    const { batch, ids } = await batchOf(1);
    const elsewhere = await colleague("vetter", [(await createOpenEvent()).id]);
    for (const actor of [elsewhere, await colleague("head"), await colleague("officer")]) {
      const input = { batch, text: `${ids[0]};cleared;`, seen: "" };
      expect(outcome(await previewResults({ actor, input }))).toBe("vetting.notFound");
      expect(outcome(await applyResults({ actor, input }))).toBe("vetting.notFound");
    }
  });
});

describe("a batch as a file", () => {
  const passphrase = "0000-1111-2222-3333-4444-5555";

  it("opens with its passphrase alone, holds the sealed values, and can be answered in place", async () => {
    const event = await createOpenEvent({ vettingAsked: true });
    const stated = foreignApplicant();
    await createApplication({ event, stated });
    const sent = await sendBatch({ actor: await colleague("officer"), input: { event: event.slug } });
    if (!sent.ok) throw new Error(sent.error.code);
    const batch = sent.value.batchId;
    const vetter = await colleague("vetter", [event.id]);
    const input = { batch, passphrase, reason: "для сверки", locale: "ru" as const };
    const taken = await exportBatch({ actor: vetter, input });
    if (!taken.ok) throw new Error(taken.error.code);
    expect(Buffer.from(taken.value.file).includes(stated.document.documentNumber)).toBe(false);
    const wrong = new Decrypter();
    wrong.addPassphrase("0000-1111-2222-3333-4444-5556");
    await expect(wrong.decrypt(taken.value.file)).rejects.toThrow();
    const right = new Decrypter();
    right.addPassphrase(passphrase);
    const text = await right.decrypt(taken.value.file, "text");
    for (const value of [stated.document.documentNumber, "1974-03-27", "Linz, Austria", "Vogelsang"])
      expect(text).toContain(value);
    // Whoever answers in the file itself pastes it back whole.
    expect(readResults(text)).toBeNull();
    expect(readResults(text.trimEnd().replace(/;;$/, ";cleared;"))).toMatchObject([
      { result: "cleared", problem: null },
    ]);
    const onRecord = await db().auditEntry.findFirstOrThrow({ where: { subjectId: batch, type: "vetting.exported" } });
    expect(onRecord.payload).toMatchObject({ count: 1, reason: "для сверки" });
  });

  it("is for vetters and heads of the event, and holds nobody who is out of vetting", async () => {
    const { event, batch } = await batchOf(1);
    const input = { batch, passphrase, reason: "для сверки", locale: "en" as const };
    const elsewhere = await colleague("head", [randomUUID()]);
    for (const actor of [elsewhere, await colleague("officer"), await colleague("auditor")])
      expect(outcome(await exportBatch({ actor, input }))).toBe("vetting.notFound");
    const head = await colleague("head", [event.id]);
    expect(outcome(await exportBatch({ actor: head, input }))).toBe("ok");
    await db().application.updateMany({ where: { eventId: event.id }, data: { state: "withdrawn" } });
    expect(outcome(await exportBatch({ actor: head, input }))).toBe("vetting.nobodyLeft");
  });
});
