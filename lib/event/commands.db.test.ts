import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { putEvent } from "@/lib/event/commands";
import { askedSchema, eventFileSchema } from "@/lib/event/schema";
import { createApplication, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const example: Record<string, unknown> = JSON.parse(readFileSync("docs/event.example.json", "utf8"));
const consentVersion = "2026-11";
const zone = (code: string) => ({ code, name: { ru: "Зона", en: "Zone" } });

describe("an event's file", () => {
  it("creates the event with a key of its own, and changes it when put again", async () => {
    const first = await putEvent(eventFileSchema.parse(example), { consentVersion });
    expect(first).toMatchObject({ ok: true, value: { created: true } });
    const notice = { ru: "Перенесено.", en: "Postponed." };
    const again = await putEvent(eventFileSchema.parse({ ...example, status: "postponed", notice }), {
      consentVersion,
    });
    expect(again).toMatchObject({ ok: true, value: { created: false } });
    const row = await db().event.findUniqueOrThrow({ where: { slug: "summit-2027" } });
    expect(row).toMatchObject({ status: "postponed", noticeEn: "Postponed.", version: 2 });
    expect(row.startsAt.toISOString()).toBe("2027-05-15T10:30:00.000Z");
    expect(row.publicKey).toHaveLength(32);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { eventId: row.id, type: "event.changed" } });
    expect(entry.payload).toEqual({
      version: 2,
      changed: {
        status: { before: "published", after: "postponed" },
        noticeRu: { before: null, after: notice.ru },
        noticeEn: { before: null, after: notice.en },
      },
    });
  });

  it("takes the newest consent where it begins to ask for more than data, since the consent names what is asked", async () => {
    const slug = "summit-of-photos";
    await putEvent(eventFileSchema.parse({ ...example, slug }), { consentVersion });
    await putEvent(eventFileSchema.parse({ ...example, slug }), { consentVersion: "newer" });
    expect(await db().event.findUniqueOrThrow({ where: { slug } })).toMatchObject({ consentVersion });
    await putEvent(eventFileSchema.parse({ ...example, slug, photo: "required" }), { consentVersion: "newer" });
    const row = await db().event.findUniqueOrThrow({ where: { slug }, include: { questions: true } });
    expect(row).toMatchObject({ photoAsked: "required", consentVersion: "newer", questionsVersion: 2 });
    expect(row.questions.map(({ asked }) => askedSchema.parse(asked).consentVersion).sort()).toEqual(
      [consentVersion, "newer"].sort(),
    );
  });

  it("keeps every version of what it asks, and the fields that say how many come where", async () => {
    const basis = { ru: "Указ.", en: "A decree." };
    const slug = "summit-of-versions";
    for (const change of [
      {},
      { zones: [zone("Я1")] },
      { mfaWaiver: basis },
      { mfaWaiver: basis, regimes: ["foreign"] },
    ])
      await putEvent(eventFileSchema.parse({ ...example, slug, ...change }), { consentVersion });
    const row = await db().event.findUniqueOrThrow({
      where: { slug },
      include: { questions: { orderBy: { version: "asc" } } },
    });
    expect(row).toMatchObject({
      questionsVersion: 3,
      latePolicy: "lateQueue",
      zones: example.zones,
      quotas: example.quotas,
    });
    const nothing = { photo: "no", letter: "no", equipment: false, vehicles: false };
    expect(row.questions.map(({ asked }) => askedSchema.parse(asked))).toEqual([
      { ...nothing, regimes: ["russian", "foreign"], mfaWaiver: null, consentVersion },
      { ...nothing, regimes: ["russian", "foreign"], mfaWaiver: basis, consentVersion },
      { ...nothing, regimes: ["foreign"], mfaWaiver: basis, consentVersion },
    ]);
  });

  it("may change what it asks, but take away no entry slot that a decision may name", async () => {
    const { id, publicKey } = await db().event.findUniqueOrThrow({ where: { slug: "summit-2027" } });
    await createApplication({ event: { id, publicKey: new Uint8Array(publicKey) }, stated: russianApplicant() });
    const basis = { ru: "Указ.", en: "A decree." };
    const put = (change: object) => putEvent(eventFileSchema.parse({ ...example, ...change }), { consentVersion });
    expect(await put({ mfaWaiver: basis })).toMatchObject({ ok: true });
    expect(await put({ entrySlots: [] })).toMatchObject({ ok: false, error: { code: "event.slotsInUse" } });
  });

  it.each([
    ["a local time that the zone skips", { timeZone: "Europe/Berlin", opensAt: "2027-03-28T02:30" }],
    ["a local time that the zone has twice", { timeZone: "Europe/Berlin", endsAt: "2027-10-31T02:30" }],
    ["a window that ends before it begins", { closesAt: "2027-04-01T12:00" }],
    ["a postponement without a word of what changed", { status: "postponed" }],
    ["an unknown zone", { timeZone: "Europe/Atlantis" }],
    ["an unknown field", { colour: "red" }],
    ["nobody admitted", { regimes: [] }],
    ["two zones of one code", { zones: [zone("A"), zone("A")] }],
    ["a quota of an unknown kind of outlet", { quotas: { anyOutlet: null, byKind: { telegraph: 1 }, byOutlet: [] } }],
  ])("is refused with %s", (_what, change) => {
    expect(eventFileSchema.safeParse({ ...example, ...change }).success).toBe(false);
  });
});
