import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import type { Answers } from "@/lib/application/types";
import { digestOf, submitApplication } from "@/lib/apply/commands";
import { saveAnswers, startDraft } from "@/lib/apply/draft/commands";
import { takeOver } from "@/lib/apply/late/commands";
import { openMailedLink } from "@/lib/apply/link/commands";
import { openSession } from "@/lib/apply/queries";
import { db } from "@/lib/db";
import { admitLate, withdrawPermit } from "@/lib/event/late/commands";
import { listPermits } from "@/lib/event/late/queries";
import { answerLinkRequest } from "@/lib/mail/requested";
import { sendMessage } from "@/lib/mail/send";
import type { Result } from "@/lib/result";
import type { StaffRole } from "@/lib/staff/types";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let head: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  head = await createActor("head", []);
});
afterAll(() => database.drop());

const email = "aglaia@telegraf.example";
const whole: Answers = {
  regime: "russian",
  outletName: "«Северный телеграф»",
  outletCountry: "",
  familyRu: "Северцева",
  givenRu: "Аглая",
  patronymicRu: "Тихоновна",
  position: "корреспондент",
  birthDay: "11",
  birthMonth: "2",
  birthYear: "1986",
  birthPlace: "г. Архангельск",
  documentKind: "internal",
  documentNumber: "0412 905678",
  email,
  phone: "+74950001240",
  editorEmail: "desk@telegraf.example",
  editorPhone: "+74950001241",
  consent: "yes",
};

const outcome = <T>(result: Result<T>) => (result.ok ? "ok" : result.error.code);

const closedEvent = () =>
  createOpenEvent({
    opensAt: new Date(Date.now() - 1e9),
    closesAt: new Date(Date.now() - 1000),
    latePolicy: "override",
    timeZone: "UTC",
  });

async function createActor(role: StaffRole, eventIds: string[]): Promise<Actor> {
  return db().staff.create({
    data: { name: role, email: `${role}.${randomUUID()}@desk.example`, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);

const admit = (event: CreatedEvent, changes: Partial<Parameters<typeof admitLate>[0]["input"]> = {}, actor = head) =>
  admitLate({
    actor,
    input: {
      ...{ id: randomUUID(), event: event.id, locale: "ru", letters: "ru", email },
      ...{ until: inHours(2), reason: "Виза пришла поздно", ...changes },
    },
  });

/** The letter's link, as the applicant reads it, opened in a browser. */
async function openLetter(event: CreatedEvent): Promise<string> {
  const letter = await db().message.findFirstOrThrow({
    where: { eventId: event.id, kind: "lateAdmitted" },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  await sendMessage(letter.id, { kind: "outbox" });
  const { tryoutText } = await db().message.findUniqueOrThrow({
    where: { id: letter.id },
    select: { tryoutText: true },
  });
  const token = /\/link\/([\w-]{43})/.exec(tryoutText ?? "")?.[1] ?? "";
  const opened = await openMailedLink(token);
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value).toMatchObject({ kind: "draft", eventSlug: event.slug });
  return opened.value.token;
}

async function fill(event: CreatedEvent, token: string, answers: Answers = whole): Promise<void> {
  const { consentVersion } = await db().event.findUniqueOrThrow({
    where: { id: event.id },
    select: { consentVersion: true },
  });
  const kept = { answers: { ...answers, consentVersion }, suggested: [] };
  await saveAnswers({ token, eventId: event.id, locale: "ru", step: "consent", kept, email: null });
}

async function send(event: CreatedEvent, token: string) {
  const held = await openSession(token, new Date());
  if (held?.kind !== "draft") throw new Error("The token opens no draft");
  return submitApplication({ token, eventId: event.id, locale: "ru", digest: digestOf(held.key, held.draft.answers) });
}

const typesOf = async (event: CreatedEvent) =>
  (await db().auditEntry.findMany({ where: { eventId: event.id }, orderBy: { at: "asc" } })).map(({ type }) => type);

describe("an application that the head admits after the window", () => {
  it("is sent by the mailed link, once, and keeps that it is late and why", async () => {
    const event = await closedEvent();
    expect(outcome(await admit(event))).toBe("ok");
    const token = await openLetter(event);
    await fill(event, token);
    const sent = await send(event, token);
    if (!sent.ok) throw new Error(sent.error.code);
    const row = await db().application.findUniqueOrThrow({
      where: { id: sent.value.applicationId },
      select: { late: true, submission: { select: { late: true, lateReason: true } } },
    });
    expect(row).toEqual({ late: true, submission: { late: true, lateReason: "Виза пришла поздно" } });
    const [permit] = await listPermits(event.id);
    expect(permit).toMatchObject({ state: "used", application: { id: sent.value.applicationId } });
    expect(await typesOf(event)).toEqual(
      expect.arrayContaining(["latePermit.given", "application.submitted", "latePermit.used"]),
    );
    const said = await db().auditEntry.findFirstOrThrow({
      where: { type: "application.submitted", eventId: event.id },
    });
    expect(said.payload).toMatchObject({ late: true, override: "Виза пришла поздно" });
    // The same draft is the same receipt, and opens nothing more.
    expect(await submitApplication({ token, eventId: event.id, locale: "ru", digest: "A".repeat(43) })).toMatchObject({
      error: { code: "apply.keyReused" },
    });
    expect(await db().application.count({ where: { eventId: event.id } })).toBe(1);
  });

  it("does not open the event for anybody else", async () => {
    const event = await closedEvent();
    await admit(event);
    const { token } = await startDraft({ eventId: event.id, locale: "ru", kept: { answers: {}, suggested: [] } });
    await fill(event, token);
    expect(await send(event, token)).toMatchObject({
      error: { code: "apply.notOpen", params: { window: "onRequest" } },
    });
  });

  it("is refused once the permit is taken back, has run out, or the policy has changed", async () => {
    for (const end of ["withdrawn", "expired", "policy"] as const) {
      const event = await closedEvent();
      await admit(event);
      const token = await openLetter(event);
      await fill(event, token);
      const permit = await db().latePermit.findFirstOrThrow({ where: { eventId: event.id } });
      if (end === "withdrawn")
        expect(outcome(await withdrawPermit({ actor: head, input: { id: permit.id, locale: "ru" } }))).toBe("ok");
      if (end === "expired")
        await db().latePermit.update({ where: { id: permit.id }, data: { until: new Date(Date.now() - 1) } });
      if (end === "policy") await db().event.update({ where: { id: event.id }, data: { latePolicy: "closed" } });
      expect(outcome(await send(event, token))).toBe("apply.notOpen");
      // And what was typed is not lost.
      expect(await openSession(token, new Date())).toMatchObject({ draft: { answers: { familyRu: "Северцева" } } });
    }
  });

  it("is admitted or refused, never both, when it is sent as the permit is taken back", async () => {
    for (let round = 0; round < 5; round++) {
      const event = await closedEvent();
      await admit(event);
      const token = await openLetter(event);
      await fill(event, token);
      const { id } = await db().latePermit.findFirstOrThrow({ where: { eventId: event.id } });
      const [sent, taken] = await Promise.all([
        send(event, token),
        withdrawPermit({ actor: head, input: { id, locale: "ru" } }),
      ]);
      expect([outcome(sent), outcome(taken)].filter((each) => each === "ok")).toHaveLength(1);
      const [permit] = await listPermits(event.id);
      expect(permit?.state).toBe(sent.ok ? "used" : "withdrawn");
    }
  });

  it("has its link sent again on asking, by the letter that says until when", async () => {
    const event = await closedEvent();
    await admit(event, { email: "grace@paper.example" });
    await db().message.updateMany({
      where: { eventId: event.id },
      data: { status: "sent", createdAt: new Date(Date.now() - 3_600_000) },
    });
    await answerLinkRequest({ email: "Grace@paper.example", locale: "en" });
    expect(await db().message.findMany({ where: { eventId: event.id, status: "waiting" } })).toMatchObject([
      { kind: "lateAdmitted", recipient: "grace@paper.example" },
    ]);
  });
});

describe("a draft that was begun before the deadline", () => {
  it("goes into the admitted one in the browser that holds it, where its address is the admitted one", async () => {
    const event = await closedEvent();
    const before = await startDraft({ eventId: event.id, locale: "ru", kept: { answers: {}, suggested: [] } });
    await fill(event, before.token, { ...whole, email: "Aglaia@telegraf.example" });
    const { id: draftId } = await db().draft.findFirstOrThrow({ where: { eventId: event.id } });
    const photo = {
      id: randomUUID(),
      eventId: event.id,
      draftId,
      purpose: "photo",
      mediaType: "image/jpeg",
      bytes: 1,
    } as const;
    const { id: fileId } = await db().storedFile.create({ data: photo, select: { id: true } });
    await admit(event);
    const token = await openLetter(event);
    await takeOver({ from: before.token, to: token });
    expect((await db().storedFile.findUniqueOrThrow({ where: { id: fileId } })).draftId).not.toBe(draftId);
    expect(outcome(await send(event, token))).toBe("ok");
    expect((await db().application.findFirstOrThrow({ where: { eventId: event.id } })).familyRu).toBe("Северцева");
  });

  it("stays apart where the address is another's, or something has been typed already", async () => {
    const event = await closedEvent();
    const before = await startDraft({ eventId: event.id, locale: "ru", kept: { answers: {}, suggested: [] } });
    await fill(event, before.token, { ...whole, email: "somebody@else.example" });
    await admit(event);
    const token = await openLetter(event);
    await takeOver({ from: before.token, to: token });
    expect(await openSession(token, new Date())).toMatchObject({ draft: { answers: { email } } });
    await fill(event, before.token);
    await fill(event, token, { ...whole, familyRu: "Иная" });
    await takeOver({ from: before.token, to: token });
    expect(await openSession(token, new Date())).toMatchObject({ draft: { answers: { familyRu: "Иная" } } });
  });
});

describe("admitting", () => {
  it("pressed twice admits once, and an address that is admitted is not admitted again", async () => {
    const event = await closedEvent();
    const id = randomUUID();
    const both = await Promise.all([admit(event, { id }), admit(event, { id })]);
    expect(both.map(outcome)).toEqual(["ok", "ok"]);
    expect(outcome(await admit(event, { email: email.toUpperCase() }))).toBe("event.late.twice");
    expect(await db().latePermit.count({ where: { eventId: event.id } })).toBe(1);
    expect(await db().message.count({ where: { eventId: event.id } })).toBe(1);
    const permit = await db().latePermit.findFirstOrThrow({ where: { eventId: event.id } });
    await withdrawPermit({ actor: head, input: { id: permit.id, locale: "ru" } });
    expect(outcome(await admit(event))).toBe("ok");
  });

  it("taken back before its letter has gone sends none", async () => {
    const event = await closedEvent();
    await admit(event);
    const { id } = await db().latePermit.findFirstOrThrow({ where: { eventId: event.id } });
    await withdrawPermit({ actor: head, input: { id, locale: "ru" } });
    await withdrawPermit({ actor: head, input: { id, locale: "ru" } });
    expect(await db().message.findMany({ where: { eventId: event.id }, select: { status: true } })).toEqual([
      { status: "cancelled" },
    ]);
    expect((await typesOf(event)).filter((type) => type === "latePermit.withdrawn")).toHaveLength(1);
  });

  it("is refused to an officer and to another event's head, who cannot take it back either", async () => {
    const event = await closedEvent();
    const stranger = await createActor("head", [(await closedEvent()).id]);
    expect(outcome(await admit(event, {}, await createActor("officer", [])))).toBe("event.notAllowed");
    expect(outcome(await admit(event, {}, stranger))).toBe("event.notFound");
    await admit(event);
    const { id } = await db().latePermit.findFirstOrThrow({ where: { eventId: event.id } });
    expect(outcome(await withdrawPermit({ actor: stranger, input: { id, locale: "ru" } }))).toBe("event.notFound");
  });
});
