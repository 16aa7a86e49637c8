import { chainHash, genesis, payloadDigest, sameBytes } from "@/lib/audit/chain";
import { readCheckpoints } from "@/lib/audit/checkpoint";
import { db } from "@/lib/db";
import { env } from "@/lib/env";

/** What is wrong, and at which number of the chain (a file's name for a forged checkpoint). */
export type AuditProblem =
  | { kind: "edited" | "missing" | "truncated" | "rewritten"; number: string }
  | { kind: "forgedCheckpoint"; file: string };

/** The result of a whole check. It holds where `problems` is empty; at most a hundred are listed. */
export type AuditReport = {
  /** Entries in the chain, and entries that wait to be linked. */
  entries: number;
  unlinked: number;
  /** Entries whose payload was erased; the chain holds over their digests. */
  erased: number;
  checkpoints: number;
  problems: AuditProblem[];
};

const batch = 2000;
const mostProblems = 100;

/**
 * Checks every entry: its payload against its digest, itself against the hash before, its number against the one
 * before, and the chain against the signed checkpoints. Finds what was edited, deleted, reordered or cut off at the
 * end, and a chain rewritten whole.
 */
export async function verifyAudit(dir: string = env().CHECKPOINT_DIR): Promise<AuditReport> {
  const { good, forged } = await readCheckpoints(dir);
  const problems: AuditProblem[] = forged.map((file) => ({ kind: "forgedCheckpoint", file }));
  const stated = Map.groupBy(good, ({ number }) => number);
  let number = 0n;
  let hash: Uint8Array = genesis;
  let entries = 0;
  let erased = 0;
  for await (const entry of chain()) {
    const expected = number + 1n;
    for (let gap = expected; gap < entry.number && problems.length < mostProblems; gap++) {
      problems.push({ kind: "missing", number: gap.toString() });
    }
    const contiguous = entry.number === expected;
    const whole = entry.payload === null || sameBytes(payloadDigest(entry.salt, entry.payload), entry.digest);
    // Behind a gap the hash before is unknown, and what was taken out has been named already.
    const linked = !contiguous || sameBytes(chainHash(hash, entry.number, entry), entry.hash);
    if (!whole || !linked) problems.push({ kind: "edited", number: entry.number.toString() });
    const held = Buffer.from(entry.hash).toString("hex");
    if (stated.get(entry.number)?.some((checkpoint) => checkpoint.hash !== held)) {
      problems.push({ kind: "rewritten", number: entry.number.toString() });
    }
    number = entry.number;
    hash = entry.hash;
    entries += 1;
    erased += entry.payload === null ? 1 : 0;
  }
  if (good.some((checkpoint) => checkpoint.number > number)) {
    problems.push({ kind: "truncated", number: (number + 1n).toString() });
  }
  const unlinked = await db().auditEntry.count({ where: { number: null } });
  return { entries, unlinked, erased, checkpoints: good.length, problems: problems.slice(0, mostProblems) };
}

/** The chain in order, a batch in memory at a time. */
async function* chain() {
  let after = 0n;
  for (;;) {
    const rows = await db().auditEntry.findMany({
      where: { number: { gt: after } },
      orderBy: { number: "asc" },
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
        payload: true,
        salt: true,
        digest: true,
        number: true,
        hash: true,
      },
    });
    for (const row of rows) {
      if (row.number === null) continue;
      // An entry that lost its hash is one that was edited.
      yield { ...row, number: row.number, hash: row.hash ?? new Uint8Array() };
      after = row.number;
    }
    if (rows.length < batch) return;
  }
}
