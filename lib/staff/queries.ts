import { db, type Tx } from "@/lib/db";

/** Names of members of staff by their ids, as an audit entry or a timeline shows them; unknown ids are left out. */
export async function staffNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().staff.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Holds an account's row until the transaction ends, so that one thing after another happens to it. */
export async function lockStaff(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM staff WHERE id = ${id} FOR UPDATE`;
}
