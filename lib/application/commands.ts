import { type Actor, can } from "@/lib/access";
import { findOpen } from "@/lib/application/clarification/queries";
import { questionsSchema } from "@/lib/application/clarification/schema";
import {
  isFileSection,
  isIdentity,
  lockedAtDesk,
  lockedBy,
  mayWithdraw,
  readSection,
  type Section,
} from "@/lib/application/correction";
import { askedIn } from "@/lib/application/queries";
import { lockStated, planCorrections, type StatedRow, writeCorrections } from "@/lib/application/sections/commands";
import { edgeFrom, publicState } from "@/lib/application/status";
import { ownContext } from "@/lib/application/terms";
import type { Answers, ApplicationInput, FieldError } from "@/lib/application/types";
import { record, recordAll } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { queueMessage } from "@/lib/mail/commands";
import { err, type Failure, ok, type Result } from "@/lib/result";

/** Why a correction was not made: wrong fields, or one failure of the whole. */
export type CorrectionFailure = { fields: FieldError[] } | { failure: Failure };

/**
 * Corrects one section of an application on behalf of its applicant, by the database's clock while it may be corrected.
 * Refuses "status.changedElsewhere" (another version) and "status.locked" with the reason as its parameter `why`.
 * A changed name, document or outlet returns what was decided or recommended to review; who had been told of an
 * accreditation or a place on the waiting list is told that it no longer holds. With `by` the desk corrects what it
 * entered itself, under its own name and by `lockedAtDesk`; what came from the applicant it never does.
 */
export async function correctApplication(correct: {
  applicationId: string;
  version: number;
  section: Section;
  answers: Answers;
  by?: Actor;
}): Promise<Result<undefined, CorrectionFailure>> {
  return db().$transaction(async (tx) => {
    const { by = null } = correct;
    const row = await lockStated(tx, correct.applicationId);
    if (!row || (by && !mayAmend(by, row)) || row.version !== correct.version) return failed("status.changedElsewhere");
    const now = await databaseNow(tx);
    const locked = by ? lockedAtDesk(row, row.event, now) : lockedBy(row, row.event, now);
    if (locked && (by || !(await isAskedFor(tx, row, correct.section))))
      return failed("status.locked", { why: locked });
    const context = ownContext({ ...row, terms: askedIn(row.questions) }, row.event, now);
    const read = readSection(correct.section, row.regime, correct.answers, by ? { ...context, byDesk: true } : context);
    if (!read.ok) return { ok: false, error: { fields: read.error } };
    await writeCorrection(tx, { row, section: correct.section, read: read.value, by, now });
    return ok(undefined);
  });
}

/** Whether somebody at the desk may add to an application: to one that the desk has entered for somebody. */
export function mayAmend(by: Actor, { enteredAt, eventId }: { enteredAt: Date | null; eventId: string }): boolean {
  return enteredAt !== null && can(by, "application.enter", { eventId });
}

/** What the desk asks about can be replaced as long as it asks, whatever the deadline; a file has no place in the answer. */
async function isAskedFor(tx: Tx, row: StatedRow, section: Section): Promise<boolean> {
  if (row.state !== "clarification" || !isFileSection(section)) return false;
  const open = await findOpen(tx, row.id);
  return open !== null && questionsSchema.parse(open.questions).some((question) => question.section === section);
}

/** Writes one section's correction, and returns to review what no longer holds by it. */
async function writeCorrection(
  tx: Tx,
  {
    row,
    section,
    read,
    by,
    now,
  }: { row: StatedRow; section: Section; read: ApplicationInput; by: Actor | null; now: Date },
): Promise<void> {
  const plan = planCorrections(row, [{ section, read }]);
  if (Object.keys(plan.changed).length === 0) return;
  const edge = isIdentity(section) ? edgeFrom("return", row.state) : null;
  const told = publicState(row, now);
  if (edge) await dropUnannounced(tx, row.id);
  await writeCorrections(tx, { row, plan, also: edge ? { state: edge.to, ...undecided } : {}, now });
  await record(tx, {
    actor: by ? { kind: "staff", id: by.id } : { kind: "applicant" },
    type: "application.corrected",
    eventId: row.eventId,
    subject: "application",
    subjectId: row.id,
    payload: { section, changed: plan.changed, ...(edge && { returnedFrom: row.state }) },
  });
  // What the applicant was told no longer holds, and a letter says so; what they were not told they need not know.
  if (edge && (told === "approved" || told === "waitlisted"))
    await queueMessage(tx, {
      kind: "returned",
      eventId: row.eventId,
      applicationId: row.id,
      locale: row.locale,
      recipient: plan.columns.email,
    });
}

const undecided = {
  recommendation: null,
  recommendedById: null,
  decidedById: null,
  decidedAt: null,
  announceAt: null,
  entrySlot: null,
  zones: [],
  pool: null,
  publicReason: null,
  decisionNo: { increment: 1 },
};

/**
 * Withdraws an application for good, on behalf of its applicant; a decision that waits to be announced is dropped.
 * Refuses "status.changedElsewhere" and "status.over".
 */
export async function withdrawApplication(withdraw: {
  applicationId: string;
  version: number;
}): Promise<Result<undefined>> {
  const { applicationId } = withdraw;
  return db().$transaction(async (tx) => {
    // With what was set aside for it, in the order in which those who merge take them.
    await tx.$queryRaw`
      SELECT 1 FROM application WHERE ${applicationId}::uuid IN (id, merged_into_id) ORDER BY id FOR UPDATE`;
    const row = await lockStated(tx, applicationId);
    if (!row) return err("status.changedElsewhere");
    if (row.state === "withdrawn") return ok(undefined);
    if (row.version !== withdraw.version) return err("status.changedElsewhere");
    const now = await databaseNow(tx);
    if (!mayWithdraw(row, now)) return err("status.over");
    await dropUnannounced(tx, row.id);
    await tx.application.update({
      where: { id: row.id },
      data: {
        state: "withdrawn",
        entrySlot: null,
        zones: [],
        pool: null,
        announceAt: null,
        claimedById: null,
        claimedAt: null,
        changedAt: now,
        version: { increment: 1 },
        decisionNo: { increment: 1 },
      },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "applicant" },
      type: "application.withdrawn",
      eventId: row.eventId,
      subject: "application",
      subjectId: row.id,
      payload: { from: row.state },
    });
    await takeUpAgain(tx, row);
    const { eventId, locale, email: recipient } = row;
    await queueMessage(tx, { kind: "withdrawn", eventId, applicationId: row.id, locale, recipient });
    // Another application with the same document may now stand alone.
    await enqueue(tx, { name: "application.index", data: { applicationId: row.id } });
    return ok(undefined);
  });
}

/** What was set aside for an application that is gone waits for the desk again. */
async function takeUpAgain(tx: Tx, { id, eventId, reference }: StatedRow): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE application SET merged_into_id = NULL, version = version + 1 WHERE merged_into_id = ${id}::uuid RETURNING id`;
  await recordAll(
    tx,
    rows.map((row) => ({
      actor: { kind: "system" },
      type: "application.unmerged",
      eventId,
      subject: "application",
      subjectId: row.id,
      payload: { other: reference },
    })),
  );
}

/** A decision's mail that has not gone out must not. */
async function dropUnannounced(tx: Tx, applicationId: string): Promise<void> {
  await tx.message.updateMany({
    where: { applicationId, status: "waiting", decisionNo: { not: null } },
    data: { status: "cancelled" },
  });
}

function failed(code: string, params?: Failure["params"]): { ok: false; error: CorrectionFailure } {
  return { ok: false, error: { failure: params ? { code, params } : { code } } };
}
