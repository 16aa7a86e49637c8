import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { createEvent } from "@/lib/event/desk/commands";
import { saveLetters } from "@/lib/event/letters/commands";
import { readLetters } from "@/lib/event/letters/queries";
import type { EventLetters } from "@/lib/event/letters/types";
import { queueMessage } from "@/lib/mail/commands";
import { sendMessage } from "@/lib/mail/send";
import type { Result } from "@/lib/result";
import type { StaffRole } from "@/lib/staff/types";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let head: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  head = await colleague("head");
});
afterAll(() => database.drop());

async function colleague(role: StaffRole, eventIds: string[] = []): Promise<Actor> {
  const email = `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: `The ${role}`, email, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

type Letters = Omit<EventLetters, "version">;
const letters: Letters = {
  words: {
    approved: { ru: "Ждём вас, {name}.\nВход: {entrance}. Пул: {pool}.", en: "{name}, welcome to {event}." },
    refused: { ru: "Увы, {name}: {reason}", en: "Sorry, {name}: {reason}" },
  },
  reasons: [{ ru: "Мест нет.", en: "No places." }],
};
const save = (actor: Actor, event: { id: string }, version: number, written: Letters = letters) =>
  saveLetters({ actor, input: { event: event.id, version, locale: "ru", step: "save", letters: written } });
const code = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);

/** The letter of a decision as it went out. */
async function sent(event: CreatedEvent, state: "approved" | "refused" | "waitlisted", locale: "ru" | "en" = "ru") {
  const submittedAt = new Date(Date.now() - 7 * 86_400_000);
  const { id } = await createApplication({ event, stated: russianApplicant(), state, submittedAt, locale });
  await db().$transaction((tx) =>
    queueMessage(tx, {
      ...{ kind: state, eventId: event.id, applicationId: id, decisionNo: 1, notBefore: new Date(0) },
      ...{ locale, recipient: "a@media.example" },
    }),
  );
  const message = await db().message.findFirstOrThrow({ where: { applicationId: id } });
  expect(await sendMessage(message.id, { kind: "outbox" })).toBe("sent");
  return ((await db().message.findUniqueOrThrow({ where: { id: message.id } })).tryoutText ?? "").replaceAll(
    "\u00a0",
    " ",
  );
}

describe("an event's own words", () => {
  it("begin its letters, each in the applicant's language; the rest is told in ours", async () => {
    const event = await createOpenEvent();
    const { titleEn, entranceRu } = await db().event.findUniqueOrThrow({ where: { id: event.id } });
    const before = await sent(event, "approved");
    expect(before).toContain("Аккредитация предоставлена.");
    expect(code(await save(head, event, 0))).toBe("ok");
    const approved = await sent(event, "approved");
    expect(approved).toMatch(new RegExp(`Ждём вас, \\S+ .+\\.\n\nВход: ${entranceRu.slice(0, 10)}`));
    expect(approved).toContain("Пул: —.");
    expect(approved).not.toContain("Аккредитация предоставлена.");
    for (const ours of ["Номер заявки:", "Взять с собой:", "/ru/link/", "Вопросы:"]) expect(approved).toContain(ours);
    expect(await sent(event, "approved", "en")).toContain(`welcome to ${titleEn}.`);
    expect(await sent(event, "refused")).toMatch(/Увы, .+: \S+/);
    expect(await sent(event, "waitlisted")).toContain("Вы в листе ожидания.");
    expect(await sent(await createOpenEvent(), "approved")).toContain("Аккредитация предоставлена.");
  });

  it("are written by the head of the event, and on record with what they were", async () => {
    const event = await createOpenEvent();
    expect(code(await save(await colleague("officer"), event, 0))).toBe("event.notAllowed");
    const stranger = await colleague("head", ["0190a5d0-0000-7000-8000-000000000000"]);
    expect(code(await save(stranger, event, 0))).toBe("event.notFound");
    expect(await readLetters(event.id)).toEqual({ version: 0, words: {}, reasons: [] });
    expect(code(await save(head, event, 0))).toBe("ok");
    const sorry = { ...letters, words: { refused: { ru: "Нет.", en: "No." } } };
    expect(code(await save(head, event, 1, sorry))).toBe("ok");
    expect(await readLetters(event.id)).toEqual({ version: 2, ...sorry });
    const entries = await db().auditEntry.findMany({
      where: { eventId: event.id, type: "event.lettersChanged" },
      orderBy: { id: "asc" },
    });
    expect(entries).toHaveLength(2);
    expect(entries[1]?.payload).toMatchObject({
      version: 2,
      changed: {
        approvedEn: { before: letters.words.approved?.en, after: null },
        refusedRu: { before: letters.words.refused?.ru, after: "Нет." },
      },
    });
  });

  it("never overwrite another's unseen, and saved again as they are change nothing", async () => {
    const event = await createOpenEvent();
    const other = { ...letters, reasons: [] };
    const both = await Promise.all([save(head, event, 0), save(await colleague("head"), event, 0, other)]);
    expect(both.map(code).sort()).toEqual(["event.letters.conflict", "ok"]);
    const stands = await readLetters(event.id);
    expect(code(await save(head, event, 0, stands))).toBe("ok");
    expect((await readLetters(event.id)).version).toBe(1);
    const late = await save(head, event, 0, { ...letters, words: {} });
    expect(late).toMatchObject({ error: { code: "event.letters.conflict", params: { version: 1, by: "The head" } } });
  });

  it("go with a copy of the event", async () => {
    const event = await createOpenEvent();
    await save(head, event, 0);
    const administrator = await colleague("administrator");
    const slug = `copy-${randomBytes(4).toString("hex")}`;
    const startsAt = new Date("2031-05-15T10:00:00Z");
    const endsAt = new Date("2031-05-15T14:00:00Z");
    const beginning = { slug, titleRu: "Копия", titleEn: "A copy", timeZone: "Europe/Moscow", startsAt, endsAt };
    const input = { locale: "ru" as const, copyFrom: event.slug, ...beginning };
    expect(code(await createEvent({ actor: administrator, input, consentVersion: "2026-11" }))).toBe("ok");
    const { id } = await db().event.findUniqueOrThrow({ where: { slug } });
    expect(await readLetters(id)).toEqual({ version: 1, ...letters });
  });
});
