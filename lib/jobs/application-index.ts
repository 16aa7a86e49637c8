import { z } from "zod";
import { documentMatchForm } from "@/lib/application/document";
import { db, type Tx } from "@/lib/db";
import { matchKey } from "@/lib/names/match";
import { linkApplication } from "@/lib/outlet/link/commands";
import { open } from "@/lib/sealing/hpke";
import { keyedIndex } from "@/lib/sealing/keyed-index";
import { eventPrivateKey, indexKey } from "@/lib/sealing/keys";

const indexed = z.object({ documentNumber: z.string(), birthDate: z.string() });

/**
 * Links an application to the register's outlet that its name leads to, computes the keyed indexes of its document and person, and marks every live application to the same
 * event with the same document. Run again after a correction or a withdrawal, it sets both right.
 */
export async function indexApplication(id: string): Promise<void> {
  const row = await db().application.findUnique({
    where: { id },
    select: { eventId: true, sealed: true, familyRu: true, givenRu: true, documentIndex: true },
  });
  if (!row) return;
  await linkApplication(id);
  const key = await eventPrivateKey(row.eventId);
  if (!key) {
    // Destroyed on the event's retention date: there is nothing to be found any more.
    await db().application.updateMany({ where: { id }, data: { indexedAt: new Date() } });
    return;
  }
  const { documentNumber, birthDate } = indexed.parse(open(key, row.sealed, { table: "application", id }));
  const secret = await indexKey();
  const documentIndex = keyedIndex(secret, "document", documentMatchForm(documentNumber));
  const name = `${matchKey(row.familyRu)} ${matchKey(row.givenRu)}`;
  const personIndex = keyedIndex(secret, "person", `${birthDate} ${name}`);
  await db().$transaction(async (tx) => {
    const groups = [documentIndex, ...(row.documentIndex ? [row.documentIndex] : [])];
    await lockGroups(tx, groups);
    // A correction that came meanwhile has a job of its own; its values are not overwritten by older ones.
    await tx.application.updateMany({
      where: { id, sealed: row.sealed },
      data: { documentIndex, personIndex, indexedAt: new Date() },
    });
    for (const index of groups) await markSameDocument(tx, { eventId: row.eventId, index });
  });
}

/** Two applications with one document, indexed at the same time, must each see the other. */
async function lockGroups(tx: Tx, groups: readonly Uint8Array[]): Promise<void> {
  const keys = groups.map((index) => Buffer.from(index).readBigInt64BE(0)).sort((a, b) => (a < b ? -1 : 1));
  for (const key of keys) await tx.$queryRaw`SELECT pg_advisory_xact_lock(${key})::text`;
}

async function markSameDocument(tx: Tx, { eventId, index }: { eventId: string; index: Uint8Array }): Promise<void> {
  await tx.$executeRaw`
    WITH alike AS (
      SELECT id, state NOT IN ('withdrawn', 'revoked') AS live
      FROM application WHERE event_id = ${eventId}::uuid AND document_index = ${index}
    ), marked AS (
      SELECT id, live AND (SELECT count(*) FROM alike WHERE live) > 1 AS same FROM alike
    )
    UPDATE application SET same_document = marked.same FROM marked
    WHERE application.id = marked.id AND application.same_document <> marked.same`;
}
