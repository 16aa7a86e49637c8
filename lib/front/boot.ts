import pg from "pg";
import { bootRefusal, type DatabaseFacts, type Env } from "@/lib/env";

/** This server must not start; the message says why, in a sentence for its operator. */
export class BootRefused extends Error {
  override name = "BootRefused";
}

/** Throws BootRefused unless these settings may serve this database. */
export async function checkBoot(settings: Env): Promise<void> {
  const refusal = bootRefusal(settings, await readFacts(settings.DATABASE_URL));
  if (refusal) throw new BootRefused(refusal);
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
    if (!row) throw new BootRefused("The database does not answer.");
    const { demo, ...durability } = row;
    return { demoAccounts: demo, durability };
  } catch (error) {
    if (error instanceof BootRefused) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "no answer";
    throw new BootRefused(`The database that DATABASE_URL names cannot be used (${code}).`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
