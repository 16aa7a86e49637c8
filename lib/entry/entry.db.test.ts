import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { lookAtFile } from "@/lib/application/file/commands";
import { everydayFilter } from "@/lib/application/filter";
import { db } from "@/lib/db";
import { enterPerson } from "@/lib/entry/commands";
import { findSheet } from "@/lib/entry/queries";
import { keepScan } from "@/lib/entry/scan/commands";
import { beginSheet } from "@/lib/entry/sheet/commands";
import {
  codes,
  colleague,
  entered,
  event,
  inputOf,
  newSheet,
  officer,
  openEntryDesk,
  person,
  received,
  sheetAnswers,
} from "@/lib/entry/test-entry";
import { saveUnfinished } from "@/lib/entry/unfinished/commands";
import { pdf, png } from "@/lib/files/examples";
import { decideApplication } from "@/lib/review/commands";
import { readPerson } from "@/lib/review/person/queries";
import { listQueue } from "@/lib/review/queue/test-queue";
import { revealDocument } from "@/lib/review/sealed/commands";
import { createApplication, createOpenEvent, createSheet, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await openEntryDesk();
});
afterAll(() => database.drop());

describe("entering from a sheet", () => {
  it("submits a person like the web does, and says for ever who entered them and from what", async () => {
    const sheet = await newSheet();
    const row = await entered(inputOf(sheet, { email: "tsvetkova@vestnik.example" }));
    expect(row).toMatchObject({
      state: "submitted",
      enteredById: officer.id,
      consentBasis: "signed",
      late: false,
      outletName: "«Северный телеграф»",
      documentHint: "78",
      submission: { channel: "fax", enteredById: officer.id },
      messages: [{ kind: "receipt", recipient: "tsvetkova@vestnik.example", status: "waiting" }],
    });
    expect(row.submittedAt).toEqual(row.submission.receivedAt);
    expect(JSON.stringify(row)).not.toContain("0012345678");
    const revealed = await revealDocument({ actor: officer, input: { id: row.id, reason: "Сверка" } });
    expect(revealed).toMatchObject({ value: { documentNumber: "0012345678" } });
    const [entry] = await db().auditEntry.findMany({ where: { subjectId: row.id, type: "application.entered" } });
    expect(entry).toMatchObject({
      actorKind: "staff",
      actorId: officer.id,
      payload: { channel: "fax", receivedAt: row.submittedAt.toISOString(), consentBasis: "signed" },
    });
    const jobs = await db().$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pgboss.job WHERE name = 'application.index' AND data->>'applicationId' = ${row.id}`;
    expect(Number(jobs[0]?.count)).toBe(1);
    expect(await readPerson(officer, row.id)).toMatchObject({
      channel: "fax",
      source: { by: "Мария officer", note: "Факс +7 495 000-12-49, два листа", sheetId: sheet },
      timeline: [{ kind: "revealed" }, { kind: "entered", by: "Мария officer", to: "fax" }],
    });
  });

  it("never takes a file by its id from what was typed", async () => {
    const asking = await createOpenEvent({ photoAsked: "required", letterAsked: "required" });
    const { id: sheet } = await createSheet({ event: asking, enteredById: officer.id });
    const held = await db().storedFile.create({
      data: { id: uuidv7(), eventId: asking.id, purpose: "photo", mediaType: "image/jpeg", bytes: 1 },
      select: { id: true },
    });
    const row = await entered(inputOf(sheet, { photo: held.id, letter: held.id }));
    expect([row.photoId, row.submission.letterId]).toEqual([null, null]);
  });

  it("keeps the sheet's scan for everybody on it, replaced by another, for its own desk alone", async () => {
    const sheet = await newSheet();
    const row = await entered(inputOf(sheet));
    const bytes = new Uint8Array(pdf());
    const scan = (actor: Actor, file = bytes) => keepScan({ actor, sheet, bytes: file });
    const elsewhere = (await createOpenEvent()).id;
    for (const actor of [
      await colleague("officer", [elsewhere]),
      await colleague("vetter"),
      await colleague("auditor"),
    ])
      expect(await scan(actor)).toMatchObject({ ok: false, error: { code: "entry.notFound" } });
    expect(await keepScan({ actor: officer, sheet: uuidv7(), bytes })).toMatchObject({ ok: false });
    expect(await scan(officer, new Uint8Array(Buffer.from("<svg/>")))).toMatchObject({ error: { code: "file.kind" } });
    expect((await findSheet(officer, sheet))?.scan).toBe(null);
    expect(await scan(officer)).toMatchObject({ ok: true });
    expect(await scan(officer, new Uint8Array(png({ width: 300, height: 400 })))).toMatchObject({ ok: true });
    const later = await entered(inputOf(sheet, { documentNumber: "4512345699" }));
    for (const { id } of [row, later]) {
      expect((await readPerson(officer, id))?.scan).toMatchObject({ mediaType: "image/jpeg" });
      expect(await lookAtFile({ actor: officer, id, purpose: "scan" })).toMatchObject({ ok: true });
    }
    const audit = await db().auditEntry.findMany({ where: { subjectId: sheet, type: "sheet.scanned" } });
    expect(audit.map(({ actorId }) => actorId)).toEqual([officer.id, officer.id]);
  });

  it("takes what the crew brings along from the sheet's own form", async () => {
    const asking = await createOpenEvent({ equipmentAsked: true, vehiclesAsked: true });
    const answers = sheetAnswers({ equipment: "Камера Sony, 1234567", vehicles: "а123вс77, Ford" });
    const begun = await beginSheet({ actor: officer, input: { id: uuidv7(), event: asking.slug, answers } });
    if (!begun.ok) throw new Error(codes(begun));
    const row = await entered(inputOf(begun.value.id));
    expect(await readPerson(officer, row.id)).toMatchObject({
      equipment: [{ name: "Камера Sony", serial: "1234567" }],
      vehicles: [{ plate: "А123ВС77", make: "Ford" }],
    });
  });

  it("puts ten people of one sheet under one outlet and one contact", async () => {
    const sheet = await newSheet();
    for (let i = 0; i < 10; i++) await entered(inputOf(sheet, { documentNumber: `451234567${i}` }));
    const read = await findSheet(officer, sheet);
    expect(read?.people).toHaveLength(10);
    expect(await db().application.count({ where: { submissionId: sheet, outletName: "«Северный телеграф»" } })).toBe(
      10,
    );
  });

  it("makes one application of one press, however often it comes, and refuses other answers under it", async () => {
    const input = inputOf(await newSheet());
    const results = await Promise.all([1, 2, 3, 4].map(() => enterPerson({ actor: officer, input })));
    expect(new Set(results.map((result) => (result.ok ? result.value.applicationId : codes(result)))).size).toBe(1);
    expect(await db().application.count({ where: { submitKey: input.id } })).toBe(1);
    const other = { ...input, answers: person({ position: "Оператор" }) };
    expect(codes(await enterPerson({ actor: officer, input: other }))).toBe("entry.finishedElsewhere");
    expect(codes(await saveUnfinished({ actor: officer, input: other }))).toBe("entry.finishedElsewhere");
  });

  it("writes no letter to who has no address, and the decision says by which telephone they are told", async () => {
    const { id } = await entered(inputOf(await newSheet()));
    const verdict = { kind: "approve" as const, entrySlot: 0, zones: [], pool: null, override: null };
    expect(await decideApplication({ actor: officer, input: { id, version: 1, verdict } })).toMatchObject({ ok: true });
    expect(await db().message.count({ where: { applicationId: id } })).toBe(0);
    expect(await readPerson(officer, id)).toMatchObject({ state: "approved", ring: "+74950001241" });
    const own = await entered(inputOf(await newSheet(), { phone: "+7 495 000-12-42" }));
    expect(await readPerson(officer, own.id)).toMatchObject({ ring: "+74950001242" });
  });

  it("is refused on another's event as on one that does not exist, and by a sheet of the web's", async () => {
    const stranger = await colleague("officer", [(await createOpenEvent()).id]);
    const sheet = await newSheet();
    const none = uuidv7();
    for (const actor of [stranger, await colleague("vetter")])
      for (const asked of [sheet, none]) {
        expect(codes(await enterPerson({ actor, input: inputOf(asked) }))).toBe("entry.notFound");
        expect(codes(await saveUnfinished({ actor, input: inputOf(asked) }))).toBe("entry.notFound");
        expect(await findSheet(actor, asked)).toBeNull();
      }
    const begin = (slug: string) => ({ id: uuidv7(), event: slug, answers: sheetAnswers() });
    expect(codes(await beginSheet({ actor: stranger, input: begin(event.slug) }))).toBe("entry.notFound");
    expect(codes(await beginSheet({ actor: officer, input: begin("no-such-event") }))).toBe("entry.notFound");
    const web = await createApplication({ event, stated: russianApplicant() });
    const { submissionId } = await db().application.findUniqueOrThrow({ where: { id: web.id } });
    expect(codes(await enterPerson({ actor: officer, input: inputOf(submissionId) }))).toBe("entry.notFound");
    expect(await findSheet(officer, submissionId)).toBeNull();
  });

  it("goes by when it was received: in time stays in time after the window has closed, but not once the event is off", async () => {
    const sheet = await newSheet();
    const hourAgo = new Date(Date.now() - 3_600_000);
    await db().event.update({ where: { id: event.id }, data: { closesAt: hourAgo } });
    const row = await entered(inputOf(sheet));
    expect(row.late).toBe(false);
    const late = { id: uuidv7(), event: event.slug, answers: sheetAnswers(received(0.5)) };
    expect(codes(await beginSheet({ actor: officer, input: late }))).toBe("entry.late");
    await db().event.update({ where: { id: event.id }, data: { latePolicy: "override" } });
    const head = await colleague("head");
    const reasoned = { ...late, answers: { ...late.answers, lateReason: "Сбой факса" } };
    expect(codes(await beginSheet({ actor: officer, input: reasoned }))).toBe("entry.lateNeedsHead");
    expect(codes(await beginSheet({ actor: head, input: reasoned }))).toBe("ok");
    const [begun] = await db().auditEntry.findMany({ where: { subjectId: late.id } });
    expect(begun).toMatchObject({ type: "sheet.begun", payload: { late: true, override: "Сбой факса" } });
    expect((await entered(inputOf(late.id))).late).toBe(true);
    await db().event.update({ where: { id: event.id }, data: { status: "cancelled" } });
    expect(codes(await enterPerson({ actor: officer, input: inputOf(sheet) }))).toBe("entry.eventOff");
    const typed = inputOf(sheet);
    expect(codes(await saveUnfinished({ actor: officer, input: typed })), "what was typed is not lost").toBe("ok");
    await db().unfinishedEntry.delete({ where: { id: typed.id } });
    const open = { status: "published", latePolicy: "closed", closesAt: new Date(Date.now() + 86_400_000) } as const;
    await db().event.update({ where: { id: event.id }, data: open });
  });

  it("is found in the queue by the way in which it came", async () => {
    const { id } = await entered(inputOf(await newSheet({ channel: "telephone" })));
    const place = { after: null, before: null };
    const ids = async (channel: "telephone" | "web" | "paper") =>
      (await listQueue(event, { ...everydayFilter, channel }, place)).rows.map((row) => row.id);
    expect(await ids("telephone")).toEqual([id]);
    expect(await ids("web")).not.toContain(id);
    expect(await ids("paper")).toEqual([]);
  });
});
