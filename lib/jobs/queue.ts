import pg from "pg";
import { fromPrisma, PgBoss } from "pg-boss";
import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { createQueues, logErrors } from "@/lib/jobs/queues";
import type { Job } from "@/lib/jobs/types";

const holder = globalThis as typeof globalThis & { credenceQueue?: Promise<PgBoss> };

/** Adds a job in the caller's transaction: it is there once that commits, and never was if that rolls back. */
export function enqueue(tx: Tx, job: Job): Promise<void> {
  return enqueueAll(tx, [job]);
}

/** The same for many jobs, in one statement for each queue. */
export async function enqueueAll(tx: Tx, jobs: readonly Job[]): Promise<void> {
  const boss = await producer();
  for (const [name, group] of Map.groupBy(jobs, ({ name }) => name)) {
    const rows = group.map((job) => ({ data: job.data, ...("startAfter" in job && { startAfter: job.startAfter }) }));
    await boss.insert(name, rows, { db: fromPrisma(tx) });
  }
}

/** Gets ready to add jobs, so that the first one need not wait for it inside its transaction. */
export async function openQueues(): Promise<void> {
  await producer();
}

/** Writes jobs only, each over its caller's transaction; the worker is another one (lib/jobs/worker). */
function producer(): Promise<PgBoss> {
  holder.credenceQueue ??= startProducer().catch((error: unknown) => {
    // The database was not there: the next caller tries again.
    delete holder.credenceQueue;
    throw error;
  });
  return holder.credenceQueue;
}

async function startProducer(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql },
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    // Queues never change while a process runs.
    queueCacheIntervalSeconds: 86_400,
  });
  logErrors(boss);
  await boss.start();
  await createQueues(boss);
  return boss;
}

/** A connection for each of the few statements at the start, so that none is held idle afterwards. */
async function executeSql(text: string, values?: unknown[]) {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}
