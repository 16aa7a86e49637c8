import { createHash } from "node:crypto";
import { type Actor, can } from "@/lib/access";
import type { PersonName } from "@/lib/application/types";
import type { VettingState } from "@/lib/application/vetting/status";
import { recordAll } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { type Problem, problems, type ReadRow, readResults } from "@/lib/vetting/results/rules";
import { answer } from "@/lib/vetting/rules";

/** A row of results with whom it is about and what it would change; `person` is null where the id names nobody here. */
export type PreviewRow = ReadRow & { person: PersonName | null; before: VettingState | null; changes: boolean };

/** All rows, and a digest of them and of what they meet: what is applied must be what was shown. */
export type Preview = { rows: PreviewRow[]; seen: string; wrong: number; changing: number };

type Call = { actor: Actor; input: { batch: string; text: string } };

/**
 * Reads results for a batch and says, row by row, what they would change; changes nothing. Refuses "vetting.notFound"
 * (also what is another's) and "vetting.noRows".
 */
export async function previewResults({ actor, input }: Call): Promise<Result<Preview>> {
  return db().$transaction((tx) => examine(tx, { actor, input }, "read"));
}

/**
 * Applies the results of a batch in one transaction: all of them, or none where a single row is wrong
 * ("vetting.rowsWrong"). Refuses "vetting.conflict" where the rows, or what they meet, are not those of the preview
 * `seen`, and what `previewResults` refuses. Gives how many people's answers it changed.
 */
export async function applyResults({
  actor,
  input,
}: Call & { input: { seen: string } }): Promise<Result<{ changed: number }>> {
  return db().$transaction(
    async (tx) => {
      const examined = await examine(tx, { actor, input }, "lock");
      if (!examined.ok) return examined;
      const { rows, seen, wrong } = examined.value;
      if (seen !== input.seen) return err("vetting.conflict");
      if (wrong > 0) return err("vetting.rowsWrong");
      const changing = rows.filter(({ changes }) => changes);
      await writeAll(tx, { actor, changing, now: await databaseNow(tx) });
      return ok({ changed: changing.length });
    },
    { timeout: 60_000 },
  );
}

/** The rows against the entries of the batch as they stand; with "lock" they stand so until the transaction's end. */
async function examine(tx: Tx, { actor, input }: Call, hold: "read" | "lock"): Promise<Result<Preview>> {
  const batch = await tx.vettingBatch.findUnique({ where: { id: input.batch }, select: { eventId: true } });
  if (!batch || !can(actor, "vetting.answer", { eventId: batch.eventId })) return err("vetting.notFound");
  const read = readResults(input.text);
  if (!read) return err("vetting.noRows");
  const ids = read.flatMap(({ id, problem }) => (problem === null ? [id] : []));
  // The applications, in one order, as whoever corrects or answers one of them holds it first.
  if (hold === "lock")
    await tx.$queryRaw`
      SELECT 1 FROM application WHERE id IN (SELECT application_id FROM vetting_entry
        WHERE batch_id = ${input.batch}::uuid AND id = ANY(${ids}::uuid[])) ORDER BY id FOR UPDATE`;
  const entries = await tx.vettingEntry.findMany({
    where: { batchId: input.batch, id: { in: ids } },
    select: {
      id: true,
      state: true,
      version: true,
      expiredAt: true,
      application: {
        select: { state: true, email: true, familyRu: true, givenRu: true, patronymicRu: true, mononym: true },
      },
    },
  });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const rows = read.map((row): PreviewRow => {
    const entry = row.problem === null ? byId.get(row.id) : undefined;
    const own = entry && !can(actor, "vetting.answer", { applicantEmail: entry.application.email });
    if (row.problem !== null || row.result === null || !entry || own)
      return { ...row, person: null, before: null, changes: false, problem: row.problem ?? "unknownId" };
    const { application, expiredAt } = entry;
    const { familyRu: family, givenRu: given, patronymicRu: patronymic, mononym } = application;
    // Whose identity has changed was not sent under the new name.
    const person = expiredAt ? null : { family, given, patronymic, mononym };
    const met = { state: entry.state, expired: expiredAt !== null, applicationState: application.state };
    const checked = answer(met, { result: row.result, note: row.note });
    if (checked.ok) return { ...row, person, before: entry.state, changes: true };
    // A file is often loaded again with more answers in it: those that stand already are no mistake.
    const stands = checked.error.code === "vetting.notFromHere";
    const problem = stands ? null : problemOf(checked.error.code);
    return { ...row, person, before: expiredAt ? null : entry.state, changes: false, problem };
  });
  const versions = rows.map(({ id }) => byId.get(id)?.version ?? 0);
  return ok({
    rows,
    seen: createHash("sha256")
      .update(JSON.stringify([rows, versions]))
      .digest("hex"),
    wrong: rows.filter(({ problem }) => problem !== null).length,
    changing: rows.filter(({ changes }) => changes).length,
  });
}

function problemOf(code: string): Problem {
  return problems.find((each) => code === `vetting.${each}`) ?? "unknownId";
}

async function writeAll(
  tx: Tx,
  { actor, changing, now }: { actor: Actor; changing: readonly PreviewRow[]; now: Date },
): Promise<void> {
  if (changing.length === 0) return;
  const [ids, states, notes] = [
    changing.map(({ id }) => id),
    changing.map(({ result }) => result),
    changing.map(({ note }) => note),
  ];
  const written = await tx.$queryRaw<{ id: string; applicationId: string; eventId: string }[]>`
    WITH given AS (
      SELECT * FROM unnest(${ids}::uuid[], ${states}::text[], ${notes}::text[]) AS row(id, state, note)
    ), entries AS (
      UPDATE vetting_entry AS entry SET state = given.state::"VettingState", note = nullif(given.note, ''),
        set_by_id = ${actor.id}, set_at = ${now}, version = entry.version + 1
      FROM given WHERE entry.id = given.id RETURNING entry.id, entry.application_id, entry.state
    )
    UPDATE application SET vetting = entries.state FROM entries WHERE application.id = entries.application_id
    RETURNING entries.id, application.id AS "applicationId", application.event_id AS "eventId"`;
  const byId = new Map(changing.map((row) => [row.id, row]));
  await recordAll(
    tx,
    written.map(({ id, applicationId, eventId }) => ({
      actor: { kind: "staff", id: actor.id },
      type: "application.vetted",
      eventId,
      subject: "application",
      subjectId: applicationId,
      payload: {
        vetting: { before: byId.get(id)?.before, after: byId.get(id)?.result },
        reason: byId.get(id)?.note || undefined,
        byFile: true,
      },
    })),
  );
}
