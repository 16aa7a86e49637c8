import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { PgBoss } from "pg-boss";

const migrationsFolder = join(import.meta.dirname, "migrations");

// Any constant will do, as long as nothing else in this database takes the same one.
const advisoryLock = 7_401_152;

/** The names of prisma/migrations in the order in which they are applied. */
export function migrationNames(): string[] {
  return readdirSync(migrationsFolder)
    .filter((name) => existsSync(join(migrationsFolder, name, "migration.sql")))
    .sort();
}

/**
 * Applies what is missing of prisma/migrations, each in a transaction of its own, and pg-boss's schema; safe to call
 * from several processes at once. Keeps `_prisma_migrations` as Prisma's engine does (SHA-256 of the file), so that
 * `prisma migrate deploy` agrees. Throws when an applied migration was edited since.
 */
export async function migrate({ connectionString }: { connectionString: string }): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLock]);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
      logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    for (const name of migrationNames()) {
      const script = readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(script).digest("hex");
      const before = applied.get(name);
      if (before === checksum) continue;
      if (before) throw new Error(`Migration ${name} was edited after it had been applied`);
      await apply(client, { name, script, checksum });
    }
    await migrateJobs(connectionString);
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, migration: { name: string; script: string; checksum: string }) {
  await client.query("BEGIN");
  try {
    await client.query(migration.script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** pg-boss brings its own tables (schema "pgboss"); starting it without workers creates or upgrades them. */
async function migrateJobs(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false, max: 1 });
  await boss.start();
  await boss.stop({ graceful: false });
}

if (process.argv[1] === import.meta.filename) {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  await migrate({ connectionString });
}
