import type { Actor } from "@/lib/access";
import { can } from "@/lib/access";
import { recordAll } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { type BatchRow, lockBatch, lockRows, type StoredBatch } from "@/lib/review/bulk/queries";
import { foresee, foreseeUndo, isDecision } from "@/lib/review/bulk/rules";
import type { PrepareInput, RunInput } from "@/lib/review/bulk/schema";
import { batchSize, type Deed, type Detail, type Prospect, type Step } from "@/lib/review/bulk/types";
import { type Applied, applyChanges } from "@/lib/review/commands";
import { lastChanges } from "@/lib/review/queries";
import { listMatching, readDeskEvent } from "@/lib/review/queue/queries";
import { readWayText } from "@/lib/review/queue/way";
import { holdWords, putTag, takeTag } from "@/lib/review/tags/commands";

type Call<Input> = { actor: Actor; input: Input };

/**
 * Freezes what is to be decided on: the chosen rows as they were read, or the first thousand that match the filter as
 * they stand. Nothing is changed yet. Refuses "review.nothingChosen", and "review.notFound" for another event's.
 */
export async function prepareBatch({ actor, input }: Call<PrepareInput>): Promise<Result<{ id: string }>> {
  const event = await readDeskEvent(actor, input.event);
  if (!event || !can(actor, "application.review", { eventId: event.id })) return err("review.notFound");
  return db().$transaction(async (tx) => {
    const { filter } = readWayText(input.queue);
    const found =
      input.scope === "all"
        ? await listMatching(tx, { eventId: event.id, filter, limit: batchSize + 1 })
        : await ofEvent(tx, event.id, input.rows);
    if (!found) return err("review.notFound");
    if (found.length === 0) return err("review.nothingChosen");
    // What was prepared and then left alone.
    await tx.queueBatch.deleteMany({
      where: { staffId: actor.id, ranAt: null, createdAt: { lt: new Date(Date.now() - 86_400_000) } },
    });
    const { id } = await tx.queueBatch.create({
      data: { eventId: event.id, staffId: actor.id, more: found.length > batchSize },
      select: { id: true },
    });
    const rows = found.slice(0, batchSize).map((row, index) => ({ ...row, position: index + 1 }));
    await tx.$executeRaw`
      INSERT INTO queue_batch_row (batch_id, application_id, position, version)
      SELECT ${id}::uuid, c.id, c.position, c.version
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id uuid, position int, version int)`;
    return ok({ id });
  });
}

/** The chosen rows, in their order; null when one of them is not the event's. */
async function ofEvent(tx: Tx, eventId: string, rows: PrepareInput["rows"]): Promise<PrepareInput["rows"] | null> {
  const ids = rows.map(({ id }) => id);
  const count = await tx.application.count({ where: { eventId, id: { in: ids } } });
  return count === new Set(ids).size ? rows : null;
}

/**
 * Does one thing with all applications of a batch in one transaction: each by the rules for a single one and only as it
 * was read, with its own audit entry and letter; what cannot be done is kept as a result and changes nothing. A batch
 * is run once: the same again is the same answer, another deed is refused as "review.alreadyRun". What every
 * application lacks (an entry slot, a reason in a language) is refused before anything is done.
 */
export async function runBatch({ actor, input }: Call<Omit<RunInput, "locale" | "queue">>): Promise<Result<undefined>> {
  const { deed } = input;
  return db().$transaction(async (tx) => {
    const batch = await lockBatch(tx, input.id);
    if (!batch || !can(actor, "application.review", { eventId: batch.eventId })) return err("review.notFound");
    if (batch.ranAt) return batch.deed === deed.kind ? ok(undefined) : err("review.alreadyRun");
    if (isTagging(deed)) await holdWords(tx, batch.eventId);
    const rows = await lockRows(tx, batch);
    const now = await databaseNow(tx);
    const prospects = foresee({ rows, deed, actor, event: batch.event, now });
    const lacking = lackOf(rows, prospects);
    if (lacking) return lacking;
    const done = await carryOut(tx, { batch, deed, actor, now, made: madeOf(rows, prospects) });
    if (!done.ok) return done;
    await tx.$executeRaw`
      UPDATE queue_batch_row AS r SET outcome = c.outcome, detail = c.detail
      FROM jsonb_to_recordset(${await outcomesOf(tx, rows, prospects)}::jsonb) AS c(id uuid, outcome text, detail jsonb)
      WHERE r.batch_id = ${batch.id}::uuid AND r.application_id = c.id`;
    await tx.queueBatch.update({
      where: { id: batch.id },
      data: { deed: deed.kind, ranAt: now, ranById: actor.id },
      select: { id: true },
    });
    return ok(undefined);
  });
}

/**
 * Takes back the decisions that a batch made, where nobody changed them and their applicants have not been told; the
 * rest is kept as a result. Once: the same again is the same answer. Refuses "review.nothingToUndo".
 */
export async function undoBatch({ actor, input }: Call<{ id: string }>): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const batch = await lockBatch(tx, input.id);
    if (!batch || !can(actor, "application.review", { eventId: batch.eventId })) return err("review.notFound");
    if (batch.undoneAt) return ok(undefined);
    if (!batch.ranAt || !isDecision(batch.deed)) return err("review.nothingToUndo");
    // The batch's own decision made the next version.
    const rows = (await lockRows(tx, batch))
      .filter(({ outcome }) => outcome === "done")
      .map((row) => ({ ...row, readVersion: row.readVersion + 1 }));
    const now = await databaseNow(tx);
    const prospects = foreseeUndo({ rows, actor, event: batch.event, now });
    const applied = madeOf(rows, prospects).flatMap(verdictIn);
    await applyChanges(tx, applied, { eventId: batch.eventId, actor, now, batchId: batch.id });
    await tx.$executeRaw`
      UPDATE queue_batch_row AS r SET undone = c.outcome, undone_detail = c.detail
      FROM jsonb_to_recordset(${await outcomesOf(tx, rows, prospects)}::jsonb) AS c(id uuid, outcome text, detail jsonb)
      WHERE r.batch_id = ${batch.id}::uuid AND r.application_id = c.id`;
    await tx.queueBatch.update({ where: { id: batch.id }, data: { undoneAt: now }, select: { id: true } });
    return ok(undefined);
  });
}

function isTagging(deed: Deed): deed is Extract<Deed, { word: unknown }> {
  return deed.kind === "tag" || deed.kind === "untag";
}

/** What the form has to say is no fact of a row. */
function lackOf(rows: readonly BatchRow[], prospects: ReadonlyMap<string, Prospect>): Result<never> | null {
  const lacks = ["review.slotRequired", "review.reasonRequired"];
  for (const row of rows) {
    const prospect = prospects.get(row.id);
    if (prospect?.outcome === "barred" && lacks.includes(prospect.code)) return err(prospect.code, { in: row.locale });
  }
  return null;
}

type Made = { row: BatchRow; step: Step };

function madeOf(rows: readonly BatchRow[], prospects: ReadonlyMap<string, Prospect>): Made[] {
  return rows.flatMap((row) => {
    const prospect = prospects.get(row.id);
    return prospect?.outcome === "done" ? [{ row, step: prospect.step }] : [];
  });
}

function verdictIn({ row, step }: Made): Applied[] {
  return step.kind === "verdict" ? [{ row, among: row, verdict: step.verdict, change: step.change }] : [];
}

type Run = { batch: StoredBatch; deed: Deed; actor: Actor; now: Date; made: readonly Made[] };

async function carryOut(tx: Tx, { batch, deed, actor, now, made }: Run): Promise<Result<undefined>> {
  const about = { eventId: batch.eventId, actor, now, batchId: batch.id };
  const ids = made.map(({ row }) => row.id);
  switch (deed.kind) {
    case "take":
      await claimAll(tx, made, about);
      return ok(undefined);
    case "release":
      await releaseAll(tx, ids, about);
      return ok(undefined);
    case "tag":
      return putTag(tx, { ...about, ids, word: deed.word ?? "" });
    case "untag":
      await takeTag(tx, { ...about, ids, word: deed.word ?? "" });
      return ok(undefined);
    default:
      await applyChanges(tx, made.flatMap(verdictIn), about);
      return ok(undefined);
  }
}

type About = { eventId: string; actor: Actor; batchId: string };

async function claimAll(tx: Tx, made: readonly Made[], { eventId, actor, batchId }: About): Promise<void> {
  const claims = made.flatMap(({ row, step }) => (step.kind === "claim" ? [{ row, claim: step.claim }] : []));
  const rows = claims.map(({ row, claim }) => ({ id: row.id, state: claim.state, at: claim.claimedAt }));
  await tx.$executeRaw`
    UPDATE application AS a SET state = c.state, claimed_by_id = ${actor.id}, claimed_at = c.at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id uuid, state "ApplicationState", at timestamptz)
    WHERE a.id = c.id`;
  await recordAll(
    tx,
    claims
      .filter(({ row }) => row.claimedById !== actor.id)
      .map(({ row, claim }) => ({
        actor: { kind: "staff", id: actor.id },
        type: "application.taken",
        eventId,
        subject: "application",
        subjectId: row.id,
        payload: { before: row.state, after: claim.state, batchId },
      })),
  );
}

async function releaseAll(tx: Tx, ids: readonly string[], { eventId, actor, batchId }: About): Promise<void> {
  await tx.application.updateMany({ where: { id: { in: [...ids] } }, data: { claimedById: null, claimedAt: null } });
  await recordAll(
    tx,
    ids.map((id) => ({
      actor: { kind: "staff", id: actor.id },
      type: "application.released",
      eventId,
      subject: "application",
      subjectId: id,
      payload: { batchId },
    })),
  );
}

/** Every row's outcome and why, as JSON; of what somebody changed: who and when. */
async function outcomesOf(
  tx: Tx,
  rows: readonly BatchRow[],
  prospects: ReadonlyMap<string, Prospect>,
): Promise<string> {
  const changed = rows.filter((row) => prospects.get(row.id)?.outcome === "changed");
  const changes = await lastChanges(
    tx,
    changed.map(({ id }) => id),
  );
  return JSON.stringify(
    rows.flatMap((row) => {
      const prospect = prospects.get(row.id);
      return prospect ? [{ id: row.id, outcome: prospect.outcome, detail: detailOf(row, prospect) }] : [];
    }),
  );

  function detailOf({ id, state }: BatchRow, prospect: Prospect): Detail {
    if (prospect.outcome === "barred") return { code: prospect.code, state };
    if (prospect.outcome !== "changed") return { state };
    const change = changes.get(id);
    return { state, by: change?.by ?? null, ...(change && { at: change.at.toISOString() }) };
  }
}
