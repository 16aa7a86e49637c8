import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { russian } from "@/lib/application/examples";
import { digestOf, submitApplication } from "@/lib/apply/commands";
import { startDraft } from "@/lib/apply/draft/commands";
import { keepDraftFile, removeDraftFile } from "@/lib/apply/file/commands";
import { openSession } from "@/lib/apply/queries";
import { db } from "@/lib/db";
import { clearFolder, dropUnheld } from "@/lib/files/commands";
import { pdf, pixelBomb, png } from "@/lib/files/examples";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let folder: string;
let database: TestDatabase;
let event: CreatedEvent;
beforeAll(async () => {
  // A folder of its own: sweeping looks at every file that there is.
  folder = mkdtempSync(join(tmpdir(), "credence-files-"));
  process.env.DATA_DIR = folder;
  database = await createTestDatabase();
  event = await createOpenEvent({ photoAsked: "required", letterAsked: "optional" });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const photo = (width = 400) => new Uint8Array(png({ width, height: 400 }));
const code = (result: { ok: true } | { ok: false; error: { code: string } }) => (result.ok ? "ok" : result.error.code);

async function begun(): Promise<string> {
  const { consentVersion } = await db().event.findUniqueOrThrow({
    where: { id: event.id },
    select: { consentVersion: true },
  });
  const answers = { ...russian, consentVersion };
  return (await startDraft({ eventId: event.id, locale: "ru", kept: { answers, suggested: [] } })).token;
}

async function held(token: string) {
  const session = await openSession(token, new Date());
  if (session?.kind !== "draft") throw new Error("The token opens no draft");
  return { ...session, photo: session.draft.answers.photo ?? "" };
}

const keep = (token: string, bytes = photo()) =>
  keepDraftFile({ token, eventId: event.id, step: "photo", bytes }).then(code);

const shelf = () =>
  readdirSync(join(folder, "files"), { recursive: true, encoding: "utf8" }).filter((name) => name.length > 36);

async function sweep(now = new Date(Date.now() + 25 * 3_600_000)): Promise<void> {
  await dropUnheld(db(), now);
  await clearFolder(now);
}

describe("a file of a draft", () => {
  it("is kept under seal, replaced with the old one gone at once, and removed", async () => {
    const token = await begun();
    expect(await keep(token)).toBe("ok");
    const first = (await held(token)).photo;
    expect(shelf().filter((name) => name.endsWith(first))).toHaveLength(1);
    for (const name of shelf()) expect(readFileSync(join(folder, "files", name)).includes("JFIF")).toBe(false);
    expect(await keep(token, photo(500))).toBe("ok");
    const second = (await held(token)).photo;
    expect(second).not.toBe(first);
    expect(shelf().filter((name) => name.endsWith(first))).toEqual([]);
    expect(await db().storedFile.findMany({ where: { id: { in: [first, second] } }, select: { id: true } })).toEqual([
      { id: second },
    ]);
    expect(code(await removeDraftFile({ token, eventId: event.id, step: "photo" }))).toBe("ok");
    expect((await held(token)).photo).toBe("");
    expect(shelf().filter((name) => name.endsWith(second))).toEqual([]);
  });

  it("is refused, and nothing kept, without a draft, for another event's, and where it is no picture", async () => {
    const token = await begun();
    const files = await db().storedFile.count();
    const elsewhere = await createOpenEvent({ photoAsked: "required" });
    const about = { step: "photo", bytes: photo() } as const;
    expect(code(await keepDraftFile({ ...about, token: "a".repeat(43), eventId: event.id }))).toBe("apply.noDraft");
    expect(code(await keepDraftFile({ ...about, token, eventId: elsewhere.id }))).toBe("apply.noDraft");
    expect(await keep(token, new Uint8Array(pdf()))).toBe("file.photoKind");
    expect(await keep(token, new Uint8Array(pixelBomb(60_000)))).toBe("file.pixels");
    expect((await held(token)).photo).toBe("");
    expect(await db().storedFile.count()).toBe(files);
  });

  it("goes with the application, stays when the draft is gone, and takes no other after that", async () => {
    const token = await begun();
    await keep(token);
    const { key, draft, photo: id } = await held(token);
    const sent = { token, eventId: event.id, locale: "ru", digest: digestOf(key, draft.answers) } as const;
    expect(code(await submitApplication(sent))).toBe("ok");
    expect(await keep(token, photo(500))).toBe("apply.alreadySent");
    expect(code(await removeDraftFile({ token, eventId: event.id, step: "photo" }))).toBe("apply.alreadySent");
    await db().draft.deleteMany({ where: { id: draft.id } });
    await sweep();
    expect(await db().application.count({ where: { photoId: id } })).toBe(1);
    expect(shelf().filter((name) => name.endsWith(id))).toHaveLength(1);
  });

  it("is swept away a day after its draft is gone, and not while it lives", async () => {
    const [living, dead] = [await begun(), await begun()];
    await keep(living);
    await keep(dead);
    const [kept, lost] = [await held(living), await held(dead)];
    await db().draft.deleteMany({ where: { id: lost.draft.id } });
    await sweep(new Date());
    expect(shelf().filter((name) => name.endsWith(lost.photo))).toHaveLength(1);
    await sweep();
    expect(shelf().filter((name) => name.endsWith(lost.photo))).toEqual([]);
    expect(shelf().filter((name) => name.endsWith(kept.photo))).toHaveLength(1);
  });
});
