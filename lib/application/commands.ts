import {
  isIdentity,
  lockedBy,
  mayWithdraw,
  readSection,
  type Section,
  withSection,
} from "@/lib/application/correction";
import { askedIn, mfaOf, namesOf } from "@/lib/application/queries";
import { statedColumns } from "@/lib/application/stated";
import { edgeFrom } from "@/lib/application/status";
import { applicationContext } from "@/lib/application/terms";
import type { Answers, ApplicationInput, FieldError } from "@/lib/application/types";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { queueMessage } from "@/lib/mail/commands";
import { err, type Failure, ok, type Result } from "@/lib/result";
import { seal } from "@/lib/sealing/hpke";

/** Why a correction was not made: wrong fields, or one failure of the whole. */
export type CorrectionFailure = { fields: FieldError[] } | { failure: Failure };

/**
 * Corrects one section of an application on behalf of its applicant, by the database's clock until the deadline.
 * Refuses "status.changedElsewhere" (another version) and "status.locked" with the reason as its parameter `why`.
 * A changed name, document or outlet returns what was decided and not announced, or recommended, to review.
 */
export async function correctApplication(correct: {
  applicationId: string;
  version: number;
  section: Section;
  answers: Answers;
}): Promise<Result<undefined, CorrectionFailure>> {
  return db().$transaction(async (tx) => {
    const row = await lockApplication(tx, correct.applicationId);
    if (!row || row.version !== correct.version) return failed("status.changedElsewhere");
    const now = await databaseNow(tx);
    const locked = lockedBy(row, row.event, now);
    if (locked) return failed("status.locked", { why: locked });
    // What was asked of this application, whatever its event asks now.
    const { mfaWaiver, regimes } = askedIn(row.questions);
    const terms = { ...row.event, regimes, mfaWaived: mfaWaiver !== null, consentVersion: row.consentVersion };
    const context = applicationContext(terms, now);
    const read = readSection(correct.section, row.regime, correct.answers, context);
    if (!read.ok) return { ok: false, error: { fields: read.error } };
    await writeCorrection(tx, { row, section: correct.section, read: read.value, now });
    return ok(undefined);
  });
}

/**
 * Withdraws an application for good, on behalf of its applicant; a decision that waits to be announced is dropped.
 * Refuses "status.changedElsewhere" and "status.over".
 */
export async function withdrawApplication(withdraw: {
  applicationId: string;
  version: number;
}): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const row = await lockApplication(tx, withdraw.applicationId);
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
    const { eventId, locale, email: recipient } = row;
    await queueMessage(tx, { kind: "withdrawn", eventId, applicationId: row.id, locale, recipient });
    return ok(undefined);
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof lockApplication>>>;

async function lockApplication(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM application WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.application.findUnique({
    where: { id },
    include: { event: true, submission: true, questions: true },
    omit: { sealed: true },
  });
}

async function writeCorrection(
  tx: Tx,
  { row, section, read, now }: { row: Row; section: Section; read: ApplicationInput; now: Date },
): Promise<void> {
  const { documentHint, ...columns } = statedColumns(withSection(statedOf(row), section, read), row);
  const changed = changes(row, columns);
  const reopens = isIdentity(section) && edgeFrom("return", row.state) !== null;
  if (section === "contact") Object.assign(changed, await correctEditor(tx, row, read));
  if (section !== "document" && Object.keys(changed).length === 0) return;
  if (reopens) await dropUnannounced(tx, row.id);
  await tx.application.update({
    where: { id: row.id },
    data: {
      ...columns,
      ...(section === "document" && {
        documentHint,
        sealed: seal(row.event.publicKey, read.document, { table: "application", id: row.id }),
        sameDocument: false,
        indexedAt: null,
      }),
      ...(reopens && {
        state: "inReview" as const,
        recommendation: null,
        recommendedById: null,
        decidedById: null,
        decidedAt: null,
        announceAt: null,
        entrySlot: null,
        publicReason: null,
        decisionNo: { increment: 1 },
      }),
      changedAt: now,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  if (columns.email !== row.email)
    await tx.message.updateMany({
      where: { applicationId: row.id, status: "waiting" },
      data: { recipient: columns.email },
    });
  await record(tx, {
    actor: { kind: "applicant" },
    type: "application.corrected",
    eventId: row.eventId,
    subject: "application",
    subjectId: row.id,
    payload: { section, changed, ...(reopens && { returnedFrom: row.state }) },
  });
  await enqueue(tx, { name: "application.index", data: { applicationId: row.id } });
}

/** The editorial office's contact stands in the submission. */
async function correctEditor(tx: Tx, row: Row, { editor }: ApplicationInput): Promise<Changes> {
  const data = { editorName: editor.name, editorEmail: editor.email, editorPhone: editor.phone };
  await tx.submission.update({ where: { id: row.submissionId }, data, select: { id: true } });
  return changes(row.submission, data);
}

/** A decision's mail that has not gone out must not. */
async function dropUnannounced(tx: Tx, applicationId: string): Promise<void> {
  await tx.message.updateMany({
    where: { applicationId, status: "waiting", decisionNo: { not: null } },
    data: { status: "cancelled" },
  });
}

type Changes = Record<string, { before: unknown; after: unknown }>;

/** Before and after of each column that differs. What is sealed never comes here; the search text says nothing new. */
function changes<Columns extends object>(row: Columns, columns: Partial<Columns>): Changes {
  const names = (Object.keys(columns) as (keyof Columns & string)[]).filter((name) => name !== "search");
  const plain = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null));
  return Object.fromEntries(
    names
      .map((name) => [name, { before: plain(row[name]), after: plain(columns[name]) }] as const)
      .filter(([, { before, after }]) => before !== after),
  );
}

/** What a row states. Its sealed part cannot be read here: what stands for it is never written. */
function statedOf(row: Row): ApplicationInput {
  const { nameRu, nameLat } = namesOf(row);
  const common = {
    outlet: { name: row.outletName, country: row.outletCountry },
    nameRu,
    position: row.position,
    document: { documentKind: "other" as const, documentNumber: "", birthDate: "", birthPlace: "", citizenship: "" },
    contact: { email: row.email, phone: row.phone },
    editor: { name: row.submission.editorName, email: row.submission.editorEmail, phone: row.submission.editorPhone },
    consent: { version: row.consentVersion },
  };
  const mfa = mfaOf(row);
  if (row.regime === "russian" || !nameLat || !mfa) return { ...common, regime: "russian", nameLat: null, mfa: null };
  return { ...common, regime: "foreign", nameLat, mfa };
}

function failed(code: string, params?: Failure["params"]): { ok: false; error: CorrectionFailure } {
  return { ok: false, error: { failure: params ? { code, params } : { code } } };
}
