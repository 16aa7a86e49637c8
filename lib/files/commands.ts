import { v7 as uuidv7 } from "uuid";
import { db, type Tx } from "@/lib/db";
import { removeSealed, sealedBefore, writeSealed } from "@/lib/files/folder";
import type { Accepted, FilePurpose } from "@/lib/files/types";
import { sealBytes } from "@/lib/sealing/hpke";

/** A file that lies sealed on disk and has no row yet. */
export type Deposited = { id: string; mediaType: Accepted["mediaType"]; bytes: number };

/**
 * Seals a checked file to its event and writes it to disk, before any transaction. It counts once `keepFile` has given
 * it a row; without one it is swept away within a day.
 */
export async function depositFile(publicKey: Uint8Array, { bytes, mediaType }: Accepted): Promise<Deposited> {
  const id = uuidv7();
  await writeSealed(id, sealBytes(publicKey, bytes, { table: "stored_file", id }));
  return { id, mediaType, bytes: bytes.length };
}

/** Gives a deposited file its row, in the caller's transaction. `draftId` is the draft that holds it, if one does. */
export async function keepFile(
  tx: Tx,
  { deposited, ...row }: { deposited: Deposited; eventId: string; purpose: FilePurpose; draftId: string | null },
): Promise<void> {
  await tx.storedFile.create({ data: { ...deposited, ...row }, select: { id: true } });
}

/** Takes the row of a file that this draft alone holds. Gives whether it did; the caller removes the file once it has committed. */
export async function dropFile(tx: Tx, { id, draftId }: { id: string; draftId: string }): Promise<boolean> {
  const gone = await tx.$executeRaw`
    DELETE FROM stored_file AS f WHERE f.id = ${id}::uuid AND f.draft_id = ${draftId}::uuid
      AND NOT EXISTS (SELECT 1 FROM application WHERE photo_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM submission WHERE letter_id = f.id)`;
  return gone > 0;
}

/** How long a file that nothing refers to is kept, in hours: a draft may be about to be sent with it. */
const graceHours = 24;

/**
 * Deletes the rows of files that neither an application, a submission nor a living draft holds; gives how many. Their
 * bytes go by `clearFolder` once this has committed: a row without its file never comes to be.
 */
export async function dropUnheld(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM stored_file AS f
    WHERE f.draft_id IS NULL AND f.created_at < ${graceBefore(now)}
      AND NOT EXISTS (SELECT 1 FROM application WHERE photo_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM submission WHERE letter_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM submission WHERE scan_id = f.id)`;
}

/** Removes from the disk what has no row, and is too old to be about to get one. However much lies there, nobody waits. */
export async function clearFolder(now: Date): Promise<void> {
  for await (const ids of sealedBefore(graceBefore(now))) {
    const rows = await db().storedFile.findMany({ where: { id: { in: ids } }, select: { id: true } });
    const kept = new Set(rows.map(({ id }) => id));
    for (const id of ids.filter((each) => !kept.has(each))) await removeSealed(id);
  }
}

function graceBefore(now: Date): Date {
  return new Date(now.getTime() - graceHours * 3_600_000);
}
