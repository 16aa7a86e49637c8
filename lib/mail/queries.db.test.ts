import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { queueMessages, retryMessage } from "@/lib/mail/commands";
import { listOutbox, openLetter } from "@/lib/mail/queries";
import { sendMessage } from "@/lib/mail/send";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { newStaff } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let own: CreatedEvent;
let other: CreatedEvent;

beforeAll(async () => {
  database = await createTestDatabase();
  [own, other] = [await createOpenEvent(), await createOpenEvent()];
  await queue(own, 51);
  await queue(other, 1);
});
afterAll(() => database.drop());

async function queue(event: CreatedEvent, count: number): Promise<void> {
  const { id } = await createApplication({ event, stated: russianApplicant() });
  const letter = { kind: "receipt", applicationId: id, eventId: event.id, locale: "ru" } as const;
  const letters = Array.from({ length: count }, (_, i) => ({ ...letter, recipient: `person${i}@telegraf.example` }));
  await db().$transaction((tx) => queueMessages(tx, letters));
}

const actor = (role: Actor["role"], eventIds: string[] = []): Actor => ({
  id: "staff",
  name: "Кто-то",
  email: "staff@press.example",
  role,
  eventIds,
});
const opened = (by: Actor, id: string) => openLetter(by, { id, hiddenLink: "HIDDEN", now: new Date() });
const letterOf = (event: CreatedEvent) => db().message.findFirstOrThrow({ where: { eventId: event.id } });
const retry = (by: Actor, id: string) => retryMessage({ actor: by, input: { id, locale: "ru" } });

describe("the outbox", () => {
  it("lists each letter once over its pages, newest first, and only of one's own events", async () => {
    const head = actor("head", [own.id]);
    const first = await listOutbox(head);
    const second = await listOutbox(head, { after: first?.next ?? undefined });
    const ids = [...(first?.lines ?? []), ...(second?.lines ?? [])].map(({ id }) => id);
    expect([first?.lines.length, second?.lines.length, second?.next]).toEqual([50, 1, null]);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect((await listOutbox(actor("head"), { status: "sent" }))?.lines).toEqual([]);
  });

  it("shows an administrator states, and neither recipients, references nor letters", async () => {
    const page = await listOutbox(actor("administrator"));
    expect(page?.lines.every((line) => line.recipient === null && line.application === null)).toBe(true);
    expect(JSON.stringify(page)).not.toContain("telegraf");
    expect(await opened(actor("administrator"), (await letterOf(own)).id)).toBeNull();
  });

  it.each(["vetter", "gate", "auditor"] as const)("shows a %s nothing", async (role) => {
    expect(await listOutbox(actor(role))).toBeNull();
    expect(await opened(actor(role), (await letterOf(own)).id)).toBeNull();
  });

  it("shows letters to staff to who manages staff alone, who opens what the try-out kept, and nothing before", async () => {
    const { id: staffId, email } = await newStaff("officer");
    const { id } = await db().message.create({
      data: {
        ...{ staffId, kind: "staffInvitation", locale: "ru", recipient: email, messageId: "<one@test>" },
        notBefore: new Date(),
      },
      select: { id: true },
    });
    const seen = async (by: Actor) => (await listOutbox(by))?.lines.find((line) => line.id === id);
    for (const role of ["officer", "head"] as const) expect(await seen(actor(role))).toBeUndefined();
    expect(await seen(actor("administrator"))).toMatchObject({ event: null, mayOpen: false, recipient: null });
    await db().message.update({ where: { id }, data: { tryoutText: "Subject\n\nText" } });
    expect(await seen(actor("administrator"))).toMatchObject({ mayOpen: true, recipient: email });
    await db().message.delete({ where: { id } });
  });

  it("opens another event's letter exactly as one that does not exist", async () => {
    const officer = actor("officer", [own.id]);
    expect(await opened(officer, (await letterOf(other)).id)).toBeNull();
    expect(await opened(officer, crypto.randomUUID())).toBeNull();
    expect(await opened(officer, "../../etc")).toBeNull();
    expect(await retry(officer, (await letterOf(other)).id)).toEqual(await retry(officer, crypto.randomUUID()));
  });

  it("shows a letter as it would go out, without its link; in the try-out as it went, with it", async () => {
    const { id } = await letterOf(own);
    const officer = actor("officer");
    expect(await opened(officer, id)).toMatchObject({
      real: false,
      subject: expect.stringContaining("Заявка получена"),
    });
    expect((await opened(officer, id))?.text).toContain("/ru/link/HIDDEN");
    await sendMessage(id, { kind: "outbox" });
    const kept = await opened(officer, id);
    expect(kept).toMatchObject({ real: true, status: "sent", subject: expect.stringContaining("Заявка получена") });
    expect(kept?.text).toMatch(/^https?:\/\/\S+\/ru\/link\/[\w-]{43}$/m);
  });
});

describe("trying a letter again", () => {
  it("brings a failed one back, on record, and leaves what was never tried or was sent alone", async () => {
    const officer = actor("officer", [own.id]);
    const [failed, fresh] = await db().message.findMany({ where: { eventId: own.id, status: "waiting" }, take: 2 });
    if (!failed || !fresh) throw new Error("Too few letters");
    await db().message.update({ where: { id: failed.id }, data: { status: "failed", attempts: 3, lastError: "E" } });
    expect(await retry(officer, failed.id)).toEqual({ ok: true, value: { next: `/ru/desk/outbox/${failed.id}` } });
    expect(await db().message.findUniqueOrThrow({ where: { id: failed.id } })).toMatchObject({ status: "waiting" });
    expect(await db().auditEntry.count({ where: { type: "message.retried", subjectId: failed.id } })).toBe(1);
    expect(await retry(officer, fresh.id)).toMatchObject({ ok: false, error: { code: "outbox.gone" } });
    await sendMessage(failed.id, { kind: "outbox" });
    expect(await retry(officer, failed.id)).toMatchObject({ ok: false });
    expect(await retry(actor("administrator"), failed.id)).toMatchObject({ ok: false });
  });
});
