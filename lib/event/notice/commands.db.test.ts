import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import type { ApplicationState } from "@/lib/application/types";
import { db } from "@/lib/db";
import { sendNotice, writeNotice } from "@/lib/event/notice/commands";
import { countAudiences, readNotice, reportOf } from "@/lib/event/notice/queries";
import type { NoticeText } from "@/lib/event/notice/types";
import { sendMessage } from "@/lib/mail/send";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  foreignApplicant,
  russianApplicant,
} from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const head: Actor = { id: "the-head", name: "The head", email: "head@x.example", role: "head", eventIds: [] };
const officer: Actor = { ...head, id: "an-officer", role: "officer" };
const locale = "ru" as const;

const text: NoticeText = {
  kind: "eventPostponed",
  textRu: "Перенесено на май.",
  textEn: "Moved to May.",
  entranceRu: null,
  entranceEn: null,
  audience: ["approved", "waitlisted", "underReview"],
  narrowing: "",
};

async function written(event: CreatedEvent, changes: Partial<NoticeText> = {}): Promise<string> {
  const input = { event: event.id, notice: null, version: 1, locale, written: { ...text, ...changes } };
  const result = await writeNotice({ actor: head, input });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.id;
}

const send = (id: string, actor = head, version = 1) => sendNotice({ actor, input: { id, version, locale } });
const letters = (noticeId: string) => db().message.findMany({ where: { noticeId }, orderBy: { recipient: "asc" } });

/** One application in each of these states, told of its decision or not; its address begins with the state. */
async function people(event: CreatedEvent, states: readonly [ApplicationState, boolean][]): Promise<void> {
  for (const [state, announced] of states) {
    const email = `${state.toLowerCase()}${announced ? "" : ".untold"}@media.example`;
    const stated = russianApplicant({ contact: { email, phone: "+74950001240" } });
    const submittedAt = new Date(Date.now() - 86_400_000);
    const { id } = await createApplication({
      event,
      stated,
      state,
      announced,
      submittedAt,
      locale: announced ? "ru" : "en",
    });
    if (state === "waitlisted") await db().application.update({ where: { id }, data: { announceAt: submittedAt } });
  }
}

const everybody: [ApplicationState, boolean][] = [
  ["submitted", true],
  ["recommended", true],
  ["approved", true],
  ["approved", false],
  ["refused", true],
  ["refused", false],
  ["waitlisted", true],
  ["revoked", true],
  ["withdrawn", true],
];

describe("a notice", () => {
  it("that is written changes nothing and reaches nobody", async () => {
    const event = await createOpenEvent();
    await people(event, everybody);
    const id = await written(event);
    expect(await letters(id)).toEqual([]);
    expect(await readNotice(head, { eventId: event.id, id })).toMatchObject({ ...text, sentAt: null, version: 1 });
    expect((await db().event.findUniqueOrThrow({ where: { id: event.id } })).status).toBe("published");
  });

  it("changes the event and writes to each in their language, by what they know of their application", async () => {
    const event = await createOpenEvent();
    await people(event, everybody);
    expect(await countAudiences(event.id)).toEqual({ approved: 1, waitlisted: 1, underReview: 4, refused: 1 });
    const id = await written(event);
    expect((await send(id)).ok).toBe(true);
    expect((await letters(id)).map(({ recipient, locale: language, kind }) => [recipient, language, kind])).toEqual(
      [
        ["approved.untold@media.example", "en"],
        ["approved@media.example", "ru"],
        ["recommended@media.example", "ru"],
        ["refused.untold@media.example", "en"],
        ["submitted@media.example", "ru"],
        ["waitlisted@media.example", "ru"],
      ].map((line) => [...line, "eventPostponed"]),
    );
    const row = await db().event.findUniqueOrThrow({ where: { id: event.id } });
    expect(row).toMatchObject({ status: "postponed", noticeRu: text.textRu, noticeEn: text.textEn, version: 2 });
    const entries = await db().auditEntry.findMany({
      where: { eventId: event.id, actorId: head.id },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ type }) => type)).toEqual(["notice.written", "event.postponed", "notice.sent"]);
    expect(entries[1]?.payload).toMatchObject({ changed: { status: { before: "published", after: "postponed" } } });
    expect(entries[2]?.payload).toMatchObject({ count: 6 });
  });

  it("to those of a filter reaches these alone, however they stand, and goes on record with it", async () => {
    const event = await createOpenEvent();
    await people(event, everybody);
    const { id: guest } = await createApplication({
      ...{ event, stated: foreignApplicant(), state: "approved" },
      submittedAt: new Date(Date.now() - 86_400_000),
    });
    const { id: tagged } = await createApplication({ event, stated: foreignApplicant(), state: "submitted" });
    await db().application.update({ where: { id: tagged }, data: { tags: ["tv"] } });
    const sentTo = async (narrowing: string) => {
      const id = await written(event, { kind: "eventMessage", narrowing });
      expect((await send(id)).ok).toBe(true);
      return (await letters(id)).map(({ applicationId }) => applicationId).sort();
    };
    expect(await countAudiences(event.id, "regime=foreign")).toMatchObject({ approved: 1, underReview: 1 });
    expect(await sentTo("regime=foreign")).toEqual([guest, tagged].sort());
    expect(await sentTo("regime=foreign&tag=tv")).toEqual([tagged]);
    expect(await sentTo("q=Фогельзанг&regime=russian")).toEqual([]);
    // What the desk has decided and not told must not show in who gets a letter: a state narrows nothing.
    expect(await sentTo("state=refused&regime=foreign")).toEqual([guest, tagged].sort());
    const sent = await db().auditEntry.findFirstOrThrow({ where: { eventId: event.id, type: "notice.sent" } });
    expect(sent.payload).toMatchObject({ narrowing: "regime=foreign", count: 2 });
  });

  it("to the approved alone leaves out whose approval is not announced", async () => {
    const event = await createOpenEvent();
    await people(event, everybody);
    const entrance = {
      kind: "entranceMoved",
      audience: ["approved"],
      entranceRu: "Спасская башня.",
      entranceEn: "Spasskaya Tower.",
    } as const;
    const id = await written(event, { ...entrance, audience: ["approved"] });
    await send(id);
    expect((await letters(id)).map(({ recipient }) => recipient)).toEqual(["approved@media.example"]);
    expect(await db().event.findUniqueOrThrow({ where: { id: event.id } })).toMatchObject({
      entranceRu: "Спасская башня.",
      status: "published",
    });
  });

  it("is sent once, however often and by however many it is pressed", async () => {
    const event = await createOpenEvent();
    await people(event, everybody);
    const id = await written(event);
    const presses = await Promise.all(Array.from({ length: 6 }, () => send(id)));
    expect(presses.every(({ ok }) => ok)).toBe(true);
    expect(await letters(id)).toHaveLength(6);
    expect(await db().auditEntry.count({ where: { eventId: event.id, type: "notice.sent" } })).toBe(1);
  });

  it("is sent in the words that were previewed, or not at all", async () => {
    const event = await createOpenEvent();
    const id = await written(event);
    const input = { event: event.id, notice: id, version: 1, locale, written: { ...text, textRu: "Иначе." } };
    expect((await writeNotice({ actor: head, input })).ok).toBe(true);
    expect(await writeNotice({ actor: head, input })).toMatchObject({ error: { code: "event.notice.changed" } });
    expect(await send(id)).toMatchObject({ error: { code: "event.notice.changed" } });
    expect((await send(id, head, 2)).ok).toBe(true);
    expect(await writeNotice({ actor: head, input: { ...input, version: 2 } })).toMatchObject({
      error: { code: "event.notFromHere" },
    });
  });

  it("of a cancellation follows one of a postponement; nothing follows a cancellation", async () => {
    const event = await createOpenEvent();
    const [first, second, again] = [
      await written(event),
      await written(event, { kind: "eventCancelled" }),
      await written(event),
    ];
    expect((await send(first)).ok).toBe(true);
    expect((await send(second)).ok).toBe(true);
    expect(await send(again)).toMatchObject({ error: { code: "event.notFromHere" } });
    expect((await db().event.findUniqueOrThrow({ where: { id: event.id } })).status).toBe("cancelled");
  });

  it("is the head's alone, and another event's does not exist", async () => {
    const event = await createOpenEvent();
    const id = await written(event);
    expect(await send(id, officer)).toMatchObject({ error: { code: "event.notAllowed" } });
    const stranger = { ...head, eventIds: ["0190a5d0-0000-7000-8000-000000000000"] };
    expect(await send(id, stranger)).toMatchObject({ error: { code: "event.notice.gone" } });
    expect(await readNotice(stranger, { eventId: event.id, id })).toBeNull();
    const other = await createOpenEvent();
    expect(await readNotice(head, { eventId: other.id, id })).toBeNull();
  });

  it("reaches a thousand people in one press, with a job for each letter", async () => {
    const event = await createOpenEvent();
    await people(event, [["approved", true]]);
    await db().$executeRaw`
      INSERT INTO application SELECT (json_populate_record(a, json_build_object(
        'id', gen_random_uuid(), 'submit_key', gen_random_uuid(), 'reference', 'N-' || n, 'email', n || '@media.example'))).*
      FROM application AS a, generate_series(1, 1199) AS n WHERE event_id = ${event.id}::uuid`;
    const id = await written(event);
    expect((await send(id)).ok).toBe(true);
    expect(await reportOf(id)).toMatchObject({ all: 1200, waiting: 1200, sent: 0, failed: 0 });
    const [{ jobs }] = await db().$queryRaw<[{ jobs: number }]>`
      SELECT count(*)::int AS jobs FROM pgboss.job JOIN message ON data->>'messageId' = message.id::text
      WHERE notice_id = ${id}::uuid`;
    expect(jobs).toBe(1200);
  });

  it("goes out in the head's words, but not to who has withdrawn since; the report says so", async () => {
    const event = await createOpenEvent();
    await people(event, [
      ["approved", true],
      ["submitted", true],
    ]);
    const id = await written(event);
    await send(id);
    const [approved, submitted] = await letters(id);
    await db().application.update({ where: { id: submitted?.applicationId ?? "" }, data: { state: "withdrawn" } });
    expect(await sendMessage(approved?.id ?? "", { kind: "outbox" })).toBe("sent");
    expect(await sendMessage(submitted?.id ?? "", { kind: "outbox" })).toBe("cancelled");
    const { tryoutText } = await db().message.findUniqueOrThrow({ where: { id: approved?.id ?? "" } });
    expect(tryoutText).toContain(text.textRu);
    expect(await reportOf(id)).toMatchObject({ all: 2, sent: 1, cancelled: 1, waiting: 0, open: [] });
  });
});

it("a decision and a notice of its event never wait for each other for ever", async () => {
  const event = await createOpenEvent();
  await people(event, [["approved", true]]);
  const id = await written(event);
  const { id: applicationId } = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
  let held = () => {};
  const isHeld = new Promise<void>((resolve) => {
    held = resolve;
  });
  const deciding = db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM application WHERE id = ${applicationId}::uuid FOR UPDATE`;
    held();
    // Until the notice has the event's row and waits for this application.
    for (let waits = 0; waits === 0; )
      [{ waits }] = await db().$queryRaw<[{ waits: number }]>`
        SELECT count(*)::int AS waits FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await tx.message.create({
      data: {
        eventId: event.id,
        applicationId,
        kind: "approved",
        locale: "ru",
        recipient: "a@media.example",
        messageId: randomBytes(8).toString("hex"),
        notBefore: new Date(),
      },
    });
  });
  await isHeld;
  expect((await send(id)).ok).toBe(true);
  await deciding;
});
