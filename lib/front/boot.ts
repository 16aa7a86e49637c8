import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { bootRefusal, type DatabaseFacts, type Env } from "@/lib/env";

/** This server must not start; the message says why, in a sentence for its operator. */
export class BootRefused extends Error {
  override name = "BootRefused";
}

// After a power failure the database comes up beside us, and is slower.
const patience = 30_000;
// Not there, silent, or there and still starting (57P03) or stopping (57P01).
const passing = ["ECONNREFUSED", "ECONNRESET", "ENOENT", "57P01", "57P03", "no answer"];

/**
 * Throws BootRefused unless these settings may serve this database. One that does not answer yet is waited for, for at
 * most `patienceMs` milliseconds.
 */
export async function checkBoot(settings: Env, { patienceMs = patience } = {}): Promise<void> {
  const refusal = bootRefusal(settings, await waitForFacts(settings.DATABASE_URL, performance.now() + patienceMs));
  if (refusal) throw new BootRefused(refusal);
}

async function waitForFacts(connectionString: string, until: number): Promise<DatabaseFacts> {
  for (;;) {
    try {
      return await readFacts(connectionString);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "no answer";
      if (!passing.includes(code) || performance.now() >= until)
        throw new BootRefused(`The database that DATABASE_URL names cannot be used (${code}).`);
      await setTimeout(500);
    }
  }
}

async function readFacts(connectionString: string): Promise<DatabaseFacts> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<DatabaseFacts["durability"] & { demo: boolean }>(
      `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
              current_setting('synchronous_commit') AS synchronous_commit, EXISTS (SELECT FROM staff WHERE demo) AS demo`,
    );
    const [row] = rows;
    if (!row) throw new Error("A SELECT without FROM gave no row");
    const { demo, ...durability } = row;
    return { demoAccounts: demo, durability };
  } finally {
    await client.end().catch(() => undefined);
  }
}
