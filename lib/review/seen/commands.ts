import { type Actor, can } from "@/lib/access";
import { recordAll } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { againstMerging, type Mergeable } from "@/lib/review/seen/rules";
import type { PairVerdict, Saying } from "@/lib/review/seen/types";

type Call = { actor: Actor; input: { id: string; other: string; said: Saying } };

/**
 * Writes what somebody says of two applications, or takes it back ("none"). Merged are they only where that is said:
 * then one is set aside, undecided as it is, and the other alone is decided on, until it is taken up again. Refuses
 * "review.notFound" (one of the two is another's or does not exist, or nothing says that they may be one person) and
 * what `againstMerging` refuses.
 */
export async function judgePair({ actor, input }: Call): Promise<Result<undefined>> {
  const { id, other, said } = input;
  const [firstId = "", secondId = ""] = [id.toLowerCase(), other.toLowerCase()].sort();
  return db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT id, event_id AS "eventId", reference, state, document_index AS "documentIndex",
        person_index AS "personIndex", merged_into_id AS "mergedIntoId",
        EXISTS (SELECT 1 FROM application AS aside WHERE aside.merged_into_id = application.id) AS holds
      FROM application WHERE id = ANY(${[firstId, secondId]}::uuid[]) ORDER BY id FOR UPDATE`;
    const [one, two] = rows;
    if (!one || !two || !rows.every(({ eventId }) => can(actor, "application.review", { eventId })))
      return err("review.notFound");
    const key = { firstId_secondId: { firstId, secondId } };
    const before = await tx.applicationPair.findUnique({ where: key, select: { verdict: true } });
    if (!before && !areAlike(one, two)) return err("review.notFound");
    const [mine, theirs] = one.id === id.toLowerCase() ? [one, two] : [two, one];
    const pair: Pair = { mine, theirs, actor };
    if (said === "takeUp") return takeUp(tx, pair);
    const kept = said === "keepThis" ? mine : said === "keepOther" ? theirs : null;
    if (kept) {
      const merged = await merge(tx, pair, kept);
      if (!merged.ok) return merged;
    } else if (said !== "same" && asideOf(pair)) return err("review.mergeFirst");
    const verdict = kept ? "same" : (said as PairVerdict | "none");
    if ((before?.verdict ?? "none") === verdict) return ok(undefined);
    if (verdict === "none") await tx.applicationPair.delete({ where: key, select: { firstId: true } });
    else {
      const set = { verdict, setById: actor.id, setAt: await databaseNow(tx) };
      const create = { firstId, secondId, ...set };
      await tx.applicationPair.upsert({ where: key, create, update: set, select: { firstId: true } });
    }
    const after = verdict === "none" ? null : verdict;
    await recordPair(tx, pair, {
      type: "application.paired",
      payload: { pair: { before: before?.verdict ?? null, after } },
    });
    return ok(undefined);
  });
}

type Row = Mergeable & {
  id: string;
  reference: string;
  documentIndex: Uint8Array | null;
  personIndex: Uint8Array | null;
};

type Pair = { mine: Row; theirs: Row; actor: Actor };

/** The one of the two that was set aside for the other. */
function asideOf({ mine, theirs }: Pair): Row | null {
  if (mine.mergedIntoId === theirs.id) return mine;
  return theirs.mergedIntoId === mine.id ? theirs : null;
}

/** Sets one aside for the other. Said again, it is so already. */
async function merge(tx: Tx, pair: Pair, kept: Row): Promise<Result<undefined>> {
  const aside = kept === pair.mine ? pair.theirs : pair.mine;
  if (aside.mergedIntoId === kept.id) return ok(undefined);
  const against = againstMerging({ kept, aside });
  if (against) return err(against);
  await setAside(tx, aside.id, kept.id);
  await recordPair(tx, pair, { type: "application.merged", payload: { kept: kept.reference } });
  return ok(undefined);
}

async function takeUp(tx: Tx, pair: Pair): Promise<Result<undefined>> {
  const aside = asideOf(pair);
  if (!aside) return ok(undefined);
  await setAside(tx, aside.id, null);
  await recordPair(tx, pair, { type: "application.unmerged", payload: {} });
  return ok(undefined);
}

/** Its version moves on: whoever has its page open must see it. */
async function setAside(tx: Tx, id: string, mergedIntoId: string | null): Promise<void> {
  await tx.application.update({
    where: { id },
    data: { mergedIntoId, claimedById: null, claimedAt: null, version: { increment: 1 } },
    select: { id: true },
  });
}

/** Of each of the two, so that it stands in the history of both. */
async function recordPair(
  tx: Tx,
  { mine, theirs, actor }: Pair,
  { type, payload }: { type: string; payload: Record<string, unknown> },
): Promise<void> {
  const about = [
    [mine, theirs],
    [theirs, mine],
  ] as const;
  await recordAll(
    tx,
    about.map(([row, other]) => ({
      actor: { kind: "staff", id: actor.id },
      type,
      eventId: row.eventId,
      subject: "application",
      subjectId: row.id,
      payload: { ...payload, other: other.reference },
    })),
  );
}

/** Whether document, or birth date and name, are the same. */
function areAlike(one: Row, two: Row): boolean {
  const same = (a: Uint8Array | null, b: Uint8Array | null) => a !== null && b !== null && Buffer.compare(a, b) === 0;
  return same(one.documentIndex, two.documentIndex) || same(one.personIndex, two.personIndex);
}
