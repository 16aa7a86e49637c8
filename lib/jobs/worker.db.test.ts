import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { purgeExpired } from "@/lib/jobs/purge";
import { enqueue } from "@/lib/jobs/queue";
import { sweepOverdue } from "@/lib/jobs/sweep";
import { startJobs, type Worker } from "@/lib/jobs/worker";
import { queueMessage, queueMessages } from "@/lib/mail/commands";
import { startTestServer } from "@/lib/mail/test-server";
import { serverTransport } from "@/lib/mail/transport";
import { hashToken, newToken } from "@/lib/sealing/draft";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
let checkpoints: string;
const home = process.env.DATABASE_URL ?? "";

beforeAll(async () => {
  checkpoints = await mkdtemp(join(tmpdir(), "credence-checkpoints-"));
  process.env.CHECKPOINT_DIR = checkpoints;
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(async () => {
  await database.drop();
  await rm(checkpoints, { recursive: true, force: true });
});

const soon = { timeout: 30_000, interval: 100 };
const jobsOf = (name: string) =>
  db().$queryRaw<{ data: { messageId?: string } }[]>`SELECT data FROM pgboss.job WHERE name = ${name}`;

async function receipts(count: number) {
  const applied = await Promise.all(
    Array.from({ length: count }, () => createApplication({ event, stated: russianApplicant() })),
  );
  return applied.map(({ id }, i) => ({
    kind: "receipt" as const,
    eventId: event.id,
    applicationId: id,
    locale: "ru" as const,
    recipient: `person${i}@telegraf.example`,
  }));
}

describe("a job", () => {
  it("vanishes with its transaction, and so does its letter", async () => {
    const [receipt] = await receipts(1);
    await expect(
      db().$transaction(async (tx) => {
        if (receipt) await queueMessage(tx, receipt);
        await enqueue(tx, { name: "application.index", data: { applicationId: receipt?.applicationId ?? "" } });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await jobsOf("mail.send")).toEqual([]);
    expect(await jobsOf("application.index")).toEqual([]);
    expect(await db().message.count()).toBe(0);
  });

  it("carries an id and nothing else", async () => {
    const [receipt] = await receipts(1);
    await db().$transaction(async (tx) => receipt && queueMessage(tx, receipt));
    const { id } = await db().message.findFirstOrThrow();
    expect(await jobsOf("mail.send")).toEqual([{ data: { messageId: id } }]);
    // What fails for ever is tried by one job, however often we look.
    await sweepOverdue();
    expect(await jobsOf("mail.send")).toHaveLength(1);
    await db().message.deleteMany();
    await db().$executeRaw`DELETE FROM pgboss.job`;
  });

  it("that was lost is added again once it is overdue", async () => {
    const [receipt] = await receipts(1);
    await db().$transaction(async (tx) => receipt && queueMessage(tx, receipt));
    await db().$executeRaw`DELETE FROM pgboss.job`;
    await sweepOverdue();
    expect(await jobsOf("mail.send")).toEqual([]);
    const { id } = await db()
      .message.updateManyAndReturn({
        data: { notBefore: new Date(Date.now() - 120_000) },
        select: { id: true },
      })
      .then(([first]) => first ?? { id: "" });
    await sweepOverdue();
    expect(await jobsOf("mail.send")).toEqual([{ data: { messageId: id } }]);
    // What fails for ever is tried by one job, however often we look.
    await sweepOverdue();
    expect(await jobsOf("mail.send")).toHaveLength(1);
    await db().message.deleteMany();
    await db().$executeRaw`DELETE FROM pgboss.job`;
  });
});

describe("what has expired", () => {
  it("is deleted: drafts with their links and letters, and links of applications; the rest stays", async () => {
    const past = new Date(Date.now() - 1000);
    const future = new Date(Date.now() + 60_000);
    const drafts = await Promise.all(
      [past, future].map((expiresAt) =>
        db().draft.create({
          data: {
            eventId: event.id,
            locale: "ru",
            expiresAt,
            links: { create: { tokenHash: hashToken(newToken()), expiresAt: future } },
          },
        }),
      ),
    );
    const [receipt] = await receipts(1);
    for (const expiresAt of [past, future]) {
      await db().accessLink.create({
        data: { tokenHash: hashToken(newToken()), applicationId: receipt?.applicationId ?? null, expiresAt },
      });
    }
    for (const { id } of drafts) {
      const about = { eventId: event.id, locale: "ru" as const, recipient: "a@b.example" };
      await db().$transaction((tx) => queueMessage(tx, { kind: "draftLink", draftId: id, ...about }));
    }
    await purgeExpired();
    expect((await db().draft.findMany()).map(({ id }) => id)).toEqual([drafts[1]?.id]);
    expect((await db().message.findMany()).map(({ draftId }) => draftId)).toEqual([drafts[1]?.id]);
    expect(await db().accessLink.count()).toBe(2);
    expect(await db().auditEntry.findFirst({ where: { type: "draft.purged" } })).toMatchObject({
      payload: { drafts: 1, links: 1, messages: 1 },
    });
    await db().message.deleteMany();
    await db().$executeRaw`DELETE FROM pgboss.job`;
  });
});

describe("the worker", () => {
  it("sends everything through a dead mail server and a lost database, each letter once under one Message-ID", async () => {
    const first = await startTestServer();
    await first.stop();
    const transport = serverTransport({ url: first.url, from: "no-reply@press.example" });
    const worker: Worker = await startJobs({ transport });
    const letters = await receipts(12);
    await db().$transaction((tx) => queueMessages(tx, letters));
    await vi.waitFor(async () => expect(await db().message.count({ where: { attempts: 0 } })).toBe(0), soon);
    expect(await db().message.count({ where: { status: "waiting" } })).toBe(12);
    await withoutDatabase(async () => {
      await expect(db().message.count()).rejects.toThrow();
    });
    const second = await startTestServer({ port: first.port });
    // Their next try is due; nobody waits for it here.
    await vi.waitFor(() => db().message.updateMany({ data: { notBefore: new Date(Date.now() - 120_000) } }), soon);
    await db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name = 'mail.send' AND state < 'active'`;
    await vi.waitFor(async () => expect(await db().message.count({ where: { status: "sent" } })).toBe(12), soon);
    const rows = await db().message.findMany({ orderBy: { messageId: "asc" } });
    expect(second.received.map(({ mail }) => mail.messageId).sort()).toEqual(rows.map(({ messageId }) => messageId));
    await vi.waitFor(async () => expect(await db().auditEntry.count({ where: { number: null } })).toBe(0), soon);
    expect((await readdir(checkpoints)).length).toBeGreaterThan(0);
    await worker.stop();
    await second.stop();
  });
});

/** Nobody can connect to the test's database, and who was connected is not any more, while `run` does its part. */
async function withoutDatabase(run: () => Promise<void>): Promise<void> {
  const name = new URL(database.url).pathname.slice(1);
  const client = new pg.Client({ connectionString: home });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    await run();
  } finally {
    await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    await client.end();
  }
}
