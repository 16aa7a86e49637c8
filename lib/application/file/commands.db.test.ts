import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { answerClarification } from "@/lib/application/clarification/commands";
import { correctApplication } from "@/lib/application/commands";
import { enterFile, lookAtFile, replaceFile } from "@/lib/application/file/commands";
import type { ApplicationState } from "@/lib/application/types";
import { db } from "@/lib/db";
import { clearFolder, dropUnheld } from "@/lib/files/commands";
import { pdf, png } from "@/lib/files/examples";
import { filePurposes } from "@/lib/files/types";
import { type StaffRole, staffRoles } from "@/lib/staff/types";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  createSheet,
  russianApplicant,
  sendToVetting,
} from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let folder: string;
let database: TestDatabase;
let event: CreatedEvent;
let officer: Actor;
beforeAll(async () => {
  // A folder of its own: sweeping looks at every file that there is.
  folder = mkdtempSync(join(tmpdir(), "credence-files-"));
  process.env.DATA_DIR = folder;
  database = await createTestDatabase();
  event = await createOpenEvent({ photoAsked: "required", letterAsked: "optional" });
  officer = await colleague("officer");
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function colleague(role: StaffRole, eventIds: string[] = []): Promise<Actor> {
  const email = `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: role, email, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

const photo = (width = 400) => new Uint8Array(png({ width, height: 400 }));
const letter = () => new Uint8Array(pdf());
const read = (id: string) => db().application.findUniqueOrThrow({ where: { id }, include: { submission: true } });
const code = (result: { ok: true } | { ok: false; error: { code: string } }) => (result.ok ? "ok" : result.error.code);

const applied = (state: ApplicationState = "inReview", in_ = event) =>
  createApplication({ event: in_, stated: russianApplicant(), state });

async function entered(state: ApplicationState = "inReview", in_ = event) {
  const sheet = { ...(await createSheet({ event: in_, enteredById: officer.id })), enteredById: officer.id };
  // What was decided has been announced since.
  const submittedAt = new Date(Date.now() - 2 * 3_600_000);
  return createApplication({ event: in_, stated: russianApplicant(), state, sheet, submittedAt });
}

/** Gives an application a photo and a letter, as its applicant. */
async function withFiles(id: string): Promise<void> {
  const eventId = (await read(id)).eventId;
  const about = { applicationId: id, eventId };
  const { version } = await read(id);
  expect(await replaceFile({ ...about, version, section: "photo", bytes: photo() })).toEqual({ ok: true });
  const next = (await read(id)).version;
  expect(await replaceFile({ ...about, version: next, section: "letter", bytes: letter() })).toEqual({ ok: true });
}

async function sweep(now: Date): Promise<void> {
  await dropUnheld(db(), now);
  await clearFolder(now);
}

describe("a file of an application", () => {
  it("is opened for its event's officers and head, a photo also where it is vetted, and for nobody else", async () => {
    const { id } = await applied();
    await withFiles(id);
    const others = [await colleague("officer", [(await createOpenEvent()).id]), await colleague("head", [officer.id])];
    const all = await Promise.all(staffRoles.map((role) => colleague(role)));
    const seen = async () => {
      const found: string[] = [];
      for (const actor of [...all, ...others])
        for (const purpose of filePurposes)
          if ((await lookAtFile({ actor, id, purpose })).ok) found.push(`${actor.role} ${purpose}`);
      return found.toSorted();
    };
    const desk = ["head letter", "head photo", "officer letter", "officer photo"];
    expect(await seen()).toEqual(desk);
    await sendToVetting({ eventId: event.id, staffId: officer.id, applicationId: id });
    expect(await seen()).toEqual([...desk, "vetter photo"]);
    const strange = await colleague("vetter", [(await createOpenEvent()).id]);
    expect(code(await lookAtFile({ actor: strange, id, purpose: "photo" }))).toBe("file.notFound");
    await db().application.update({ where: { id }, data: { state: "refused" } });
    expect(await seen()).toEqual(desk);
  });

  it("is sealed on disk, opens as it was accepted, and each look is on record", async () => {
    const { id } = await applied();
    await withFiles(id);
    const looked = await lookAtFile({ actor: officer, id, purpose: "letter" });
    expect(looked).toMatchObject({ ok: true, value: { mediaType: "application/pdf" } });
    expect(looked.ok && Buffer.from(looked.value.bytes).equals(pdf())).toBe(true);
    for (const path of filesOnDisk()) expect(readFileSync(path).includes("%PDF")).toBe(false);
    const looks = await db().auditEntry.findMany({ where: { subjectId: id, type: "application.fileOpened" } });
    expect(looks.map(({ actorId, payload }) => [actorId, payload])).toEqual([[officer.id, { file: "letter" }]]);
  });

  it("that another replaces is swept away a day later, and what is held stays", async () => {
    const { id } = await applied();
    await withFiles(id);
    const before = await read(id);
    await replaceFile({
      applicationId: id,
      eventId: event.id,
      version: before.version,
      section: "photo",
      bytes: photo(500),
    });
    const after = await read(id);
    expect(after.photoId).not.toBe(before.photoId);
    // Lost on the way to another version: what nothing holds is swept away as well.
    expect(
      code(await replaceFile({ applicationId: id, eventId: event.id, version: 1, section: "photo", bytes: photo() })),
    ).toBe("status.changedElsewhere");
    await sweep(new Date());
    expect(onDisk(before.photoId)).toBe(true);
    await sweep(new Date(Date.now() + 25 * 3_600_000));
    expect([before.photoId, after.photoId, after.submission.letterId].map(onDisk)).toEqual([false, true, true]);
    expect(await db().storedFile.count({ where: { id: before.photoId ?? "" } })).toBe(0);
    expect(filesOnDisk()).toHaveLength(await db().storedFile.count());
  });

  it("is never taken by its id from what was typed", async () => {
    const [mine, theirs] = [await applied("clarification"), await applied()];
    await withFiles(theirs.id);
    const { photoId } = await read(theirs.id);
    const typed = { position: "редактор", photo: photoId ?? "", letter: photoId ?? "" };
    const { version } = await read(mine.id);
    const corrected = await correctApplication({
      applicationId: mine.id,
      version,
      section: "position",
      answers: typed,
    });
    expect(corrected).toMatchObject({ ok: false, error: { fields: [{ code: "form.unexpected" }] } });
    for (const section of ["position", "photo"]) {
      await db().clarification.deleteMany({ where: { applicationId: mine.id } });
      const questions = [{ section, text: "Which one?" }];
      const question = { applicationId: mine.id, askedById: officer.id, askedAt: new Date(), questions };
      await db().clarification.create({ data: question, select: { id: true } });
      const answers = { photo: photoId ?? "", photoWords: "Вот", positionWords: "Вот" };
      const answered = await answerClarification({ applicationId: mine.id, version, answers });
      expect(answered).toMatchObject({ ok: false, error: { fields: [{ code: "form.unexpected" }] } });
    }
    expect((await read(mine.id)).photoId).toBe(null);
  });
});

describe("a file that the desk enters", () => {
  it("is its own act, on record, and shows with the application", async () => {
    const { id } = await entered();
    const about = { actor: officer, applicationId: id };
    expect(await enterFile({ ...about, version: 1, section: "photo", bytes: photo() })).toEqual({ ok: true });
    expect(await enterFile({ ...about, version: 2, section: "letter", bytes: letter() })).toEqual({ ok: true });
    const { photoId, submission } = await read(id);
    expect(await lookAtFile({ actor: officer, id, purpose: "photo" })).toMatchObject({ ok: true });
    const audit = await db().auditEntry.findMany({
      where: { subjectId: id, type: "application.corrected" },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ actorKind, actorId, payload }) => [actorKind, actorId, payload])).toEqual([
      ["staff", officer.id, { section: "photo", changed: { photoId: { before: null, after: photoId } } }],
      ["staff", officer.id, { section: "letter", changed: { letterId: { before: null, after: submission.letterId } } }],
    ]);
  });

  it("changes who somebody is: a decision returns to review, vetting expires, and who was told is told", async () => {
    const { id } = await entered("approved");
    await sendToVetting({ eventId: event.id, staffId: officer.id, applicationId: id });
    const done = await enterFile({ actor: officer, applicationId: id, version: 1, section: "photo", bytes: photo() });
    expect(code(done)).toBe("ok");
    expect(await read(id)).toMatchObject({ state: "inReview", vetting: "notSent", decidedAt: null });
    expect(await db().message.findMany({ where: { applicationId: id }, select: { kind: true } })).toEqual([
      { kind: "returned" },
    ]);
  });

  it("is none where an applicant applied by themselves, of another event, not asked for, or by another role", async () => {
    const asksNothing = await createOpenEvent();
    const [web, own, plain] = [await applied(), await entered(), await entered("inReview", asksNothing)];
    const as = (actor: Actor, applicationId: string) =>
      enterFile({ actor, applicationId, version: 1, section: "photo", bytes: photo() }).then(code);
    expect(await as(officer, web.id)).toBe("file.notFound");
    expect(await as(officer, plain.id)).toBe("file.notFound");
    expect(await as(await colleague("head", [asksNothing.id]), own.id)).toBe("file.notFound");
    for (const role of staffRoles.filter((each) => each !== "officer" && each !== "head"))
      expect(await as(await colleague(role), own.id)).toBe("file.notFound");
    expect(await read(own.id)).toMatchObject({ photoId: null, version: 1 });
  });

  it("comes after the deadline too, but not after a refusal, a withdrawal or the event", async () => {
    const closed = await createOpenEvent({ photoAsked: "required", closesAt: new Date(Date.now() - 60_000) });
    const over = await createOpenEvent({
      ...{ photoAsked: "required", startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 60_000) },
    });
    const to = async (state: ApplicationState, in_: CreatedEvent) =>
      code(
        await enterFile({
          ...{ actor: officer, applicationId: (await entered(state, in_)).id },
          ...{ version: 1, section: "photo", bytes: photo() },
        }),
      );
    expect(await to("inReview", closed)).toBe("ok");
    for (const state of ["refused", "withdrawn", "revoked"] as const)
      expect(await to(state, closed)).toBe("status.locked");
    expect(await to("inReview", over)).toBe("status.locked");
  });
});

function filesOnDisk(): string[] {
  return readdirSync(join(folder, "files"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.length > 36)
    .map((name) => join(folder, "files", name));
}

function onDisk(id: string | null): boolean {
  return filesOnDisk().some((path) => path.endsWith(id ?? "-"));
}
