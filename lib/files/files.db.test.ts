import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { clearFolder, type Deposited, depositFile, dropUnheld, keepFile } from "@/lib/files/commands";
import { readSealed } from "@/lib/files/folder";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "credence-files-"));
  process.env.DATA_DIR = folder;
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const inADay = new Date(Date.now() + 25 * 3_600_000);

const deposit = () =>
  depositFile(event.publicKey, { bytes: new Uint8Array(Buffer.from("a photo")), mediaType: "image/jpeg" });

async function kept(draftId: string | null = null): Promise<Deposited> {
  const deposited = await deposit();
  await db().$transaction((tx) => keepFile(tx, { deposited, eventId: event.id, purpose: "photo", draftId }));
  return deposited;
}

const sweep = async (now: Date) => {
  const rows = await db().$transaction((tx) => dropUnheld(tx, now));
  await clearFolder(now);
  return rows;
};
const lies = async ({ id }: { id: string }) => ({
  row: (await db().storedFile.count({ where: { id } })) === 1,
  bytes: (await readSealed(id)) !== null,
});
const whole = { row: true, bytes: true };
const gone = { row: false, bytes: false };

describe("a file that nothing holds", () => {
  it("goes after a day, row and bytes; what an application or a draft holds stays", async () => {
    const application = await createApplication({ event, stated: russianApplicant() });
    const { id: draftId } = await db().draft.create({ data: { eventId: event.id, locale: "ru", expiresAt: inADay } });
    const [held, drafted, dropped, rowless] = [await kept(), await kept(draftId), await kept(), await deposit()];
    await db().application.update({ where: { id: application.id }, data: { photoId: held.id } });
    expect(await sweep(new Date())).toBe(0);
    expect(await lies(dropped)).toEqual(whole);
    expect(await sweep(inADay)).toBe(1);
    expect([await lies(held), await lies(drafted)]).toEqual([whole, whole]);
    expect([await lies(dropped), await lies(rowless)]).toEqual([gone, gone]);
  });

  it("keeps its bytes until it is certain that its row is gone", async () => {
    const file = await kept();
    const failing = db().$transaction(async (tx) => {
      expect(await dropUnheld(tx, inADay)).toBe(1);
      expect(await readSealed(file.id)).not.toBeNull();
      throw new Error("The database went away");
    });
    await expect(failing).rejects.toThrow("went away");
    expect(await lies(file)).toEqual(whole);
  });
});
