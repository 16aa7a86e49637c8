import { chainHash, genesis } from "@/lib/audit/chain";
import { db, type Tx } from "@/lib/db";

// Any constant will do, as long as nothing else in this database takes the same one.
const advisoryLock = 7_401_153;
const batch = 1000;

/** The last entry of the chain. */
export type ChainEnd = { number: bigint; hash: Uint8Array };

/**
 * Links entries that are not in the chain yet, a thousand in one transaction until none is left, each thousand oldest
 * first; gives the chain's end. One process links at a time; another that comes meanwhile leaves it to the first (null).
 */
export async function linkAudit(): Promise<ChainEnd | null> {
  for (;;) {
    const step = await linkBatch();
    if (step === null || step.linked < batch) return step?.end ?? null;
  }
}

async function linkBatch(): Promise<{ linked: number; end: ChainEnd } | null> {
  return db().$transaction(linkNext, { timeout: 60_000 });
}

async function linkNext(tx: Tx): Promise<{ linked: number; end: ChainEnd } | null> {
  const [lock] = await tx.$queryRaw<[{ taken: boolean }]>`SELECT pg_try_advisory_xact_lock(${advisoryLock}) AS taken`;
  if (!lock.taken) return null;
  const last = await tx.auditEntry.findFirst({
    where: { number: { not: null } },
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
  // Not ordered by the database, which would walk past every linked entry to find these.
  const entries = await tx.auditEntry.findMany({
    where: { number: null },
    take: batch,
    select: {
      id: true,
      at: true,
      actorKind: true,
      actorId: true,
      type: true,
      eventId: true,
      subject: true,
      subjectId: true,
      digest: true,
    },
  });
  let number = last?.number ?? 0n;
  let hash: Uint8Array = last?.hash ?? genesis;
  entries.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const links = entries.map((entry) => {
    number += 1n;
    hash = chainHash(hash, number, entry);
    return { id: entry.id, number: number.toString(), hash: Buffer.from(hash).toString("hex") };
  });
  if (links.length > 0) {
    await tx.$executeRaw`
        UPDATE audit_entry SET number = link.number::bigint, hash = decode(link.hash, 'hex')
        FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS link(id uuid, number text, hash text)
        WHERE audit_entry.id = link.id`;
  }
  return { linked: links.length, end: { number, hash } };
}
