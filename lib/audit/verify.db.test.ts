import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chainHash, genesis, payloadDigest } from "@/lib/audit/chain";
import { writeCheckpoint } from "@/lib/audit/checkpoint";
import { linkAudit } from "@/lib/audit/link";
import { recordAll } from "@/lib/audit/record";
import { type AuditProblem, verifyAudit } from "@/lib/audit/verify";
import { db } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let dir: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "credence-checkpoints-"));
  await db().auditEntry.deleteMany();
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Entries 1 to `count`, linked, with a checkpoint over the last. */
async function chainOf(count: number): Promise<void> {
  await add(count);
  await checkpoint();
}

async function add(count: number): Promise<void> {
  await recordAll(
    db(),
    Array.from({ length: count }, (_, i) => ({
      actor: { kind: "system" as const },
      type: "application.read",
      subject: "application",
      subjectId: `row ${i}`,
      payload: { nested: { b: [1, 2.5, "ё"], a: null }, at: new Date(0), left: undefined, i },
    })),
  );
}

async function checkpoint(): Promise<void> {
  const end = await linkAudit();
  if (end) await writeCheckpoint(dir, end, new Date());
}

const problems = async (): Promise<AuditProblem[]> => (await verifyAudit(dir)).problems;
const entry = (number: bigint) => db().auditEntry.findUniqueOrThrow({ where: { number } });

describe("an untouched audit", () => {
  it("holds, whatever its payloads are made of, and waits for what is not linked yet", async () => {
    await chainOf(30);
    await add(3);
    expect(await verifyAudit(dir)).toEqual({ entries: 30, unlinked: 3, erased: 0, checkpoints: 1, problems: [] });
  });

  it("holds over many batches, linked by several processes at once", async () => {
    await add(2500);
    await Promise.all([linkAudit(), linkAudit(), linkAudit()]);
    await checkpoint();
    expect(await verifyAudit(dir)).toMatchObject({ entries: 2500, unlinked: 0, problems: [] });
  });

  it("holds when a payload is erased, and says so", async () => {
    await chainOf(5);
    await db().$executeRaw`UPDATE audit_entry SET payload = NULL WHERE number = 3`;
    expect(await verifyAudit(dir)).toMatchObject({ erased: 1, problems: [] });
  });
});

describe("the audit finds", () => {
  it("an edited payload", async () => {
    await chainOf(5);
    await db().$executeRaw`UPDATE audit_entry SET payload = payload || '{"i": 99}' WHERE number = 3`;
    expect(await problems()).toEqual([{ kind: "edited", number: "3" }]);
  });

  it("an edited payload whose digest was edited to match", async () => {
    await chainOf(5);
    const { salt } = await entry(3n);
    const payload = { i: 99 };
    await db().auditEntry.update({ where: { number: 3n }, data: { payload, digest: payloadDigest(salt, payload) } });
    expect(await problems()).toEqual([{ kind: "edited", number: "3" }]);
  });

  it.each([
    ["type", { type: "application.approved" }],
    ["subject", { subject: "draft" }],
    ["subject's id", { subjectId: "another" }],
    ["actor", { actorKind: "staff", actorId: "somebody" }],
    ["moment", { at: new Date(1) }],
    ["event", { eventId: "0198c0de-0000-7000-8000-000000000001" }],
  ])("an edited %s", async (_what, data) => {
    await chainOf(5);
    await db().auditEntry.update({ where: { number: 2n }, data });
    expect(await problems()).toEqual([{ kind: "edited", number: "2" }]);
  });

  it("a deleted entry", async () => {
    await chainOf(6);
    await db().auditEntry.deleteMany({ where: { number: { in: [1n, 4n] } } });
    expect(await problems()).toEqual([
      { kind: "missing", number: "1" },
      { kind: "missing", number: "4" },
    ]);
  });

  it("a deleted entry after which the others were moved up", async () => {
    await chainOf(5);
    await db().auditEntry.delete({ where: { number: 3n } });
    await db().$executeRaw`UPDATE audit_entry SET number = 3 WHERE number = 4`;
    await db().$executeRaw`UPDATE audit_entry SET number = 4 WHERE number = 5`;
    const found = await problems();
    expect(found).toContainEqual({ kind: "edited", number: "3" });
    expect(found).toContainEqual({ kind: "truncated", number: "5" });
  });

  it("two entries in each other's place", async () => {
    await chainOf(5);
    await db().$executeRaw`UPDATE audit_entry SET number = 99 WHERE number = 2`;
    await db().$executeRaw`UPDATE audit_entry SET number = 2 WHERE number = 3`;
    await db().$executeRaw`UPDATE audit_entry SET number = 3 WHERE number = 99`;
    expect(await problems()).toContainEqual({ kind: "edited", number: "2" });
  });

  it("an end that was cut off", async () => {
    await chainOf(5);
    await db().auditEntry.deleteMany({ where: { number: { gt: 3n } } });
    expect(await problems()).toEqual([{ kind: "truncated", number: "4" }]);
  });

  it("an end that was cut off and grown again", async () => {
    await chainOf(5);
    await db().auditEntry.deleteMany({ where: { number: { gt: 3n } } });
    await add(4);
    await linkAudit();
    expect(await problems()).toEqual([{ kind: "rewritten", number: "5" }]);
  });

  it("everything deleted", async () => {
    await chainOf(5);
    await db().auditEntry.deleteMany();
    expect(await problems()).toEqual([{ kind: "truncated", number: "1" }]);
  });

  it("a chain rewritten whole, every hash of it right", async () => {
    await chainOf(5);
    let hash: Uint8Array = genesis;
    for (let number = 1n; number <= 5n; number++) {
      const row = await entry(number);
      const payload = number === 2n ? { forged: true } : row.payload;
      const digest = payloadDigest(row.salt, payload);
      const next = chainHash(hash, number, { ...row, digest });
      await db().auditEntry.update({ where: { number }, data: { payload: payload as object, digest, hash: next } });
      hash = next;
    }
    expect(await problems()).toEqual([{ kind: "rewritten", number: "5" }]);
  });

  it("a checkpoint that was edited, or signed with another key", async () => {
    await chainOf(5);
    const [name = ""] = await readdir(dir);
    const path = join(dir, name);
    const stated = JSON.parse(await readFile(path, "utf8"));
    await writeFile(path, JSON.stringify({ ...stated, number: "4" }));
    expect(await problems()).toEqual([{ kind: "forgedCheckpoint", file: name }]);
    const { number, hash, at } = stated;
    const message = Buffer.from(JSON.stringify(["credence audit checkpoint", number, hash, at]));
    const signature = sign(null, message, generateKeyPairSync("ed25519").privateKey).toString("base64url");
    await writeFile(path, JSON.stringify({ ...stated, signature }));
    expect(await problems()).toEqual([{ kind: "forgedCheckpoint", file: name }]);
  });
});
