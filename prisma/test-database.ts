import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "@/prisma/migrate";

/** A migrated database of a test file's own. */
export type TestDatabase = { url: string; drop(): Promise<void> };

/**
 * Creates and migrates a database beside the one that DATABASE_URL names, and points DATABASE_URL at it, so that
 * `db()`, asked for later, uses it. Call it in `beforeAll`, and `drop` in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const home = process.env.DATABASE_URL;
  if (!home) throw new Error("DATABASE_URL is not set: integration tests need a PostgreSQL");
  const name = `credence_test_${randomBytes(6).toString("hex")}`;
  await administer(home, `CREATE DATABASE ${name}`);
  const url = new URL(home);
  url.pathname = `/${name}`;
  await migrate({ connectionString: url.href });
  process.env.DATABASE_URL = url.href;
  return {
    url: url.href,
    async drop() {
      const holder = globalThis as typeof globalThis & {
        credenceDb?: { $disconnect(): Promise<void> };
        credencePool?: pg.Pool;
      };
      await holder.credenceDb?.$disconnect();
      if (!holder.credencePool?.ended) await holder.credencePool?.end();
      holder.credenceDb = undefined;
      holder.credencePool = undefined;
      process.env.DATABASE_URL = home;
      await administer(home, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function administer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
