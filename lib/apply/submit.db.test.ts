import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answers } from "@/lib/application/types";
import { digestOf, submitApplication } from "@/lib/apply/commands";
import { saveAnswers, startDraft } from "@/lib/apply/draft/commands";
import { openSession } from "@/lib/apply/queries";
import { db } from "@/lib/db";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

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
  email: "aglaia@telegraf.example",
  phone: "+74950001240",
  editorEmail: "desk@telegraf.example",
  editorPhone: "+74950001241",
  consent: "yes",
};

async function begun(event: CreatedEvent, changes: Answers = {}): Promise<{ token: string; digest: string }> {
  const { consentVersion } = await db().event.findUniqueOrThrow({
    where: { id: event.id },
    select: { consentVersion: true },
  });
  const answers = { ...whole, consentVersion, ...changes };
  const { token } = await startDraft({ eventId: event.id, locale: "ru", kept: { answers, suggested: [] } });
  return { token, digest: await shown(token) };
}

async function shown(token: string): Promise<string> {
  const held = await openSession(token, new Date());
  if (held?.kind !== "draft") throw new Error("The token opens no draft");
  return digestOf(held.key, held.draft.answers);
}

const submit = (event: CreatedEvent, sent: { token: string; digest: string }) =>
  submitApplication({ ...sent, eventId: event.id, locale: "ru" });

const applications = (event: CreatedEvent) => db().application.count({ where: { eventId: event.id } });

describe("submitting an application", () => {
  it("records it whole: submission, application, audit entry, receipt, jobs; the draft keeps no answers", async () => {
    const event = await createOpenEvent();
    const sent = await begun(event);
    const result = await submit(event, sent);
    if (!result.ok) throw new Error(result.error.code);
    const { applicationId, reference } = result.value;
    const row = await db().application.findUniqueOrThrow({
      where: { id: applicationId },
      include: { submission: true, draft: true, messages: true },
    });
    expect(row).toMatchObject({ reference, state: "submitted", familyRu: "Северцева", documentHint: "78", version: 1 });
    expect(row.submission).toMatchObject({ channel: "web", editorEmail: "desk@telegraf.example" });
    expect(row.draft?.sealedAnswers).toBe(null);
    expect(row.messages.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ["receipt", "aglaia@telegraf.example"],
    ]);
    const jobs = await db().$queryRaw<{ name: string }[]>`
      SELECT name FROM pgboss.job WHERE data->>'applicationId' = ${applicationId}
      OR data->>'messageId' = ${row.messages[0]?.id} ORDER BY name`;
    expect(jobs.map(({ name }) => name)).toEqual(["application.index", "mail.send"]);
    const audit = await db().auditEntry.findMany({ where: { subjectId: applicationId } });
    expect(audit.map(({ type, actorKind }) => [type, actorKind])).toEqual([["application.submitted", "applicant"]]);
    const written = JSON.stringify([row, audit, jobs], (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
    );
    for (const sealed of ["0412905678", "0412 905678", "Архангельск", "1986-02-11"])
      expect(written).not.toContain(sealed);
  });

  it("makes one application of eight presses at once, and each gets the same receipt", async () => {
    const event = await createOpenEvent();
    const sent = await begun(event);
    const results = await Promise.all(Array.from({ length: 8 }, () => submit(event, sent)));
    expect(new Set(results.map((result) => result.ok && result.value.reference)).size).toBe(1);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await applications(event)).toBe(1);
    expect(await db().message.count({ where: { eventId: event.id } })).toBe(1);
  });

  it("gives the receipt again when the first answer was lost, even after the deadline", async () => {
    const event = await createOpenEvent();
    const sent = await begun(event);
    const first = await submit(event, sent);
    await db().event.update({ where: { id: event.id }, data: { closesAt: new Date(Date.now() - 1000) } });
    expect(await submit(event, sent)).toEqual(first);
  });

  it("refuses other answers under the key of an application that was sent", async () => {
    const event = await createOpenEvent();
    const sent = await begun(event);
    await submit(event, sent);
    const other = await submit(event, { ...sent, digest: "A".repeat(43) });
    expect(other).toMatchObject({ ok: false, error: { code: "apply.keyReused" } });
    expect(await applications(event)).toBe(1);
  });

  it("refuses answers that changed after the page was shown, and records nothing", async () => {
    const event = await createOpenEvent();
    const sent = await begun(event);
    await saveAnswers({
      token: sent.token,
      eventId: event.id,
      locale: "ru",
      step: "person",
      kept: { answers: { position: "редактор" }, suggested: [] },
      email: null,
    });
    expect(await submit(event, sent)).toMatchObject({ ok: false, error: { code: "apply.changedElsewhere" } });
    expect(await applications(event)).toBe(0);
    expect(await submit(event, { ...sent, digest: await shown(sent.token) })).toMatchObject({ ok: true });
  });

  it("refuses answers that do not pass the checks of the event", async () => {
    const event = await createOpenEvent();
    const incomplete = await begun(event, { documentNumber: "0412 90567" });
    expect(await submit(event, incomplete)).toMatchObject({ ok: false, error: { code: "apply.incomplete" } });
    const consentless = await begun(event, { consentVersion: "an older text" });
    expect(await submit(event, consentless)).toMatchObject({ ok: false, error: { code: "apply.incomplete" } });
    expect(await applications(event)).toBe(0);
  });

  it("refuses a token that opens no draft of this event", async () => {
    const [event, other] = [await createOpenEvent(), await createOpenEvent()];
    const sent = await begun(event);
    expect(await submit(other, sent)).toMatchObject({ ok: false, error: { code: "apply.noDraft" } });
    expect(await submit(event, { ...sent, token: "A".repeat(43) })).toMatchObject({ ok: false });
    expect(await submit(event, { ...sent, token: "no token" })).toMatchObject({ ok: false });
  });
});

describe("what comes late", () => {
  const closed = { opensAt: new Date(Date.now() - 1e9), closesAt: new Date(Date.now() - 1000) };

  it.each(["closed", "override"] as const)("is refused where the policy is %s", async (latePolicy) => {
    const event = await createOpenEvent({ ...closed, latePolicy });
    expect(await submit(event, await begun(event))).toMatchObject({ error: { code: "apply.notOpen" } });
    expect(await applications(event)).toBe(0);
  });

  it("is taken and marked where there is a queue for it, until the event begins", async () => {
    const event = await createOpenEvent({ ...closed, latePolicy: "lateQueue" });
    expect((await submit(event, await begun(event))).ok).toBe(true);
    const { late } = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
    expect(late).toBe(true);
    const begins = new Date(Date.now() - 500);
    await db().event.update({ where: { id: event.id }, data: { startsAt: begins } });
    const another = await begun(event, { documentNumber: "0412 905679" });
    expect(await submit(event, another)).toMatchObject({ error: { code: "apply.notOpen" } });
  });

  it("in time is not marked, whatever the policy", async () => {
    const event = await createOpenEvent({ latePolicy: "lateQueue" });
    await submit(event, await begun(event));
    expect((await db().application.findFirstOrThrow({ where: { eventId: event.id } })).late).toBe(false);
  });
});

describe("what an event asks", () => {
  it("is kept with the application in its version, and a kind of media that is not admitted is refused", async () => {
    const event = await createOpenEvent({ regimes: ["foreign"] });
    expect(await submit(event, await begun(event))).toMatchObject({ error: { code: "apply.incomplete" } });
    const asked = { regimes: ["russian"], mfaWaiver: null, consentVersion: "2026-11" };
    await db().eventQuestions.create({ data: { eventId: event.id, version: 2, asked } });
    await db().event.update({ where: { id: event.id }, data: { regimes: ["russian"], questionsVersion: 2 } });
    expect((await submit(event, await begun(event))).ok).toBe(true);
    const { questionsVersion } = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
    expect(questionsVersion).toBe(2);
  });
});

describe("the deadline", () => {
  it("is the database's clock, whatever this process believes the time to be", async () => {
    const event = await createOpenEvent({ closesAt: new Date(Date.now() - 1000) });
    const sent = await begun(event);
    const here = Date.now;
    Date.now = () => here() - 3_600_000;
    try {
      expect(await submit(event, sent)).toEqual({
        ok: false,
        error: { code: "apply.notOpen", params: { window: "closed" } },
      });
    } finally {
      Date.now = here;
    }
    expect(await applications(event)).toBe(0);
  });

  it("is read after the wait for another transaction: who waits past it is late", async () => {
    const event = await createOpenEvent({ closesAt: new Date(Date.now() + 1500) });
    const sent = await begun(event);
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const holder = db().$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id FROM draft WHERE event_id = ${event.id}::uuid FOR UPDATE`;
        locked();
        await tx.$executeRaw`
          SELECT pg_sleep(extract(epoch FROM closes_at - clock_timestamp()) + 0.05) FROM event WHERE id = ${event.id}::uuid`;
      },
      { timeout: 20_000 },
    );
    await isLocked;
    const waiting = submit(event, sent);
    await holder;
    expect(await waiting).toMatchObject({ ok: false, error: { code: "apply.notOpen" } });
  });

  it("holds for an event that is postponed, cancelled or not open yet; the answers stay in the draft", async () => {
    for (const [fields, window] of [
      [{ status: "postponed" }, "postponed"],
      [{ status: "cancelled" }, "cancelled"],
      [{ opensAt: new Date(Date.now() + 60_000) }, "soon"],
    ] as const) {
      const event = await createOpenEvent(fields);
      const sent = await begun(event);
      expect(await submit(event, sent)).toMatchObject({ error: { code: "apply.notOpen", params: { window } } });
      const kept = await openSession(sent.token, new Date());
      expect(kept).toMatchObject({ kind: "draft", draft: { answers: { familyRu: "Северцева" } } });
    }
  });
});

describe("a draft", () => {
  it("cannot be read from the database alone", async () => {
    const event = await createOpenEvent();
    await begun(event);
    const rows = await db().draft.findMany({ where: { eventId: event.id }, include: { links: true } });
    const bytes = JSON.stringify(rows, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
    );
    for (const typed of ["Северцева", "0412 905678", "aglaia@"]) expect(bytes).not.toContain(typed);
  });

  it("refuses to keep anything once it was sent", async () => {
    const event = await createOpenEvent();
    const sent = await begun(event);
    await submit(event, sent);
    const saved = await saveAnswers({
      token: sent.token,
      eventId: event.id,
      locale: "ru",
      step: "person",
      kept: { answers: { position: "редактор" }, suggested: [] },
      email: null,
    });
    expect(saved).toMatchObject({ ok: false, error: { code: "apply.alreadySent" } });
  });

  it("keeps both of two pages that are saved at once", async () => {
    const event = await createOpenEvent();
    const { token } = await begun(event);
    const save = (step: "person" | "document", answers: Answers) =>
      saveAnswers({ token, eventId: event.id, locale: "ru", step, kept: { answers, suggested: [] }, email: null });
    await Promise.all([save("person", { position: "редактор" }), save("document", { documentNumber: "1" })]);
    expect(await openSession(token, new Date())).toMatchObject({
      draft: { answers: { position: "редактор", documentNumber: "1", familyRu: "Северцева" } },
    });
  });
});
