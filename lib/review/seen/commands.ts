import { type Actor, can } from "@/lib/access";
import { recordAll } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import type { PairVerdict } from "@/lib/review/seen/types";

/**
 * Writes what somebody says of two applications, or takes it back ("none"). Nothing is merged, and nothing else changes.
 * Refuses "review.notFound": one of the two is another's or does not exist, or nothing says that they may be one person.
 */
export async function judgePair({
  actor,
  input,
}: {
  actor: Actor;
  input: { id: string; other: string; said: PairVerdict | "none" };
}): Promise<Result<undefined>> {
  const { id, other, said } = input;
  const [firstId = "", secondId = ""] = [id.toLowerCase(), other.toLowerCase()].sort();
  return db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT id, event_id AS "eventId", reference, document_index AS "documentIndex", person_index AS "personIndex"
      FROM application WHERE id = ANY(${[firstId, secondId]}::uuid[]) ORDER BY id FOR UPDATE`;
    const [one, two] = rows;
    if (!one || !two || !rows.every(({ eventId }) => can(actor, "application.review", { eventId })))
      return err("review.notFound");
    const key = { firstId_secondId: { firstId, secondId } };
    const before = await tx.applicationPair.findUnique({ where: key, select: { verdict: true } });
    if (!before && !areAlike(one, two)) return err("review.notFound");
    if ((before?.verdict ?? "none") === said) return ok(undefined);
    if (said === "none") await tx.applicationPair.delete({ where: key, select: { firstId: true } });
    else {
      const set = { verdict: said, setById: actor.id, setAt: await databaseNow(tx) };
      const create = { firstId, secondId, ...set };
      await tx.applicationPair.upsert({ where: key, create, update: set, select: { firstId: true } });
    }
    // Of each of the two, so that it stands in the history of both.
    await recordAll(
      tx,
      rows.map((row) => ({
        actor: { kind: "staff", id: actor.id },
        type: "application.paired",
        eventId: row.eventId,
        subject: "application",
        subjectId: row.id,
        payload: {
          pair: { before: before?.verdict ?? null, after: said === "none" ? null : said },
          other: otherOf(row),
        },
      })),
    );
    return ok(undefined);

    function otherOf(row: Row): string {
      return rows.find((each) => each !== row)?.reference ?? "";
    }
  });
}

type Row = {
  id: string;
  eventId: string;
  reference: string;
  documentIndex: Uint8Array | null;
  personIndex: Uint8Array | null;
};

/** Whether document, or birth date and name, are the same. */
function areAlike(one: Row, two: Row): boolean {
  const same = (a: Uint8Array | null, b: Uint8Array | null) => a !== null && b !== null && Buffer.compare(a, b) === 0;
  return same(one.documentIndex, two.documentIndex) || same(one.personIndex, two.personIndex);
}
