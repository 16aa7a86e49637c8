import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diffSchemas, schemaPaths } from "@/prisma/diff";
import { migrate, migrationNames } from "@/prisma/migrate";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("migrations", () => {
  it("bring the database to today's schema: the copy as last migrated does not differ from it", async () => {
    const [from, to] = [schemaPaths.migrated, schemaPaths.today].map((path) => readFileSync(path, "utf8"));
    expect(await diffSchemas({ from: from ?? "", to: to ?? "", connectionString: database.url })).toBe("");
  });

  it("are each applied once, however often and from however many processes at once", async () => {
    await Promise.all([1, 2, 3].map(() => migrate({ connectionString: database.url })));
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query("SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1");
    await client.end();
    expect(rows.map(({ name }) => name)).toEqual(migrationNames());
  });
});
