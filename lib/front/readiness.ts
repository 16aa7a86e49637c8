import { readdirSync } from "node:fs";
import { join } from "node:path";
import { db } from "@/lib/db";

/** Whether the database answers and holds every migration of this build. */
export async function isReady(): Promise<boolean> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  const wanted = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  try {
    const applied = await db().$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const names = new Set(applied.map(({ name }) => name));
    return wanted.every(({ name }) => names.has(name));
  } catch {
    return false;
  }
}
