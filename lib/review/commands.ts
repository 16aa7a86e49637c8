import { Prisma } from "@/generated/prisma/client";
import { type Actor, isOwnEvent } from "@/lib/access";
import { edgeFrom, isHeld, outcomeOf } from "@/lib/application/status";
import type { ApplicationState } from "@/lib/application/types";
import { type AuditRecord, recordAll } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/queue";
import { queueMessages } from "@/lib/mail/commands";
import type { NewMessage } from "@/lib/mail/types";
import { err, ok, type Result } from "@/lib/result";
import { holdPlaces, type Locked, lastChanges, lockApplication, standingAmong } from "@/lib/review/queries";
import { decide } from "@/lib/review/rules";
import type { Change, Deliberated, Verdict } from "@/lib/review/types";

/** A call of a desk command: who asks, for which application. */
type Call<Input> = { actor: Actor; input: Input };

/**
 * Decides on an application in one transaction: row, version, rule, then state, audit and outgoing mail together. An
 * application of another event answers "review.notFound" like one that does not exist. When somebody else changed
 * it since it was read, nothing changes and "review.conflict" tells who, when and to what.
 */
export async function decideApplication({
  actor,
  input,
}: Call<{ id: string; version: number; verdict: Verdict }>): Promise<Result<{ eventId: string }>> {
  return db().$transaction(async (tx) => {
    const row = await lockApplication(tx, input.id);
    if (!row || !isOwnEvent(actor, row.event.id)) return err("review.notFound");
    const { verdict } = input;
    if (row.version !== input.version) {
      if (isRepeat(row, input, actor)) return ok({ eventId: row.event.id });
      return conflict(tx, row, verdict);
    }
    if (verdict.kind === "approve" || verdict.kind === "refuse") await holdPlaces(tx, row.event.id);
    const among = await standingAmong(tx, { ...row, eventId: row.event.id, quotas: row.event.quotas });
    const now = await databaseNow(tx);
    const change = decide({ application: { ...row, ...among }, verdict, actor, event: row.event, now });
    if (!change.ok) return change;
    const { id: eventId } = row.event;
    await applyChanges(tx, [{ row, among, verdict, change: change.value }], { eventId, actor, now });
    return ok({ eventId });
  });
}

/** The same button pressed twice: the second press finds its own decision already made. */
function isRepeat(row: Locked, { version, verdict }: { version: number; verdict: Verdict }, actor: Actor): boolean {
  if (row.version !== version + 1 || row.state !== outcomeOf(verdict.kind)) return false;
  if (verdict.kind === "recommend") return row.recommendedById === actor.id && row.recommendation === verdict.for;
  if (row.decidedById !== actor.id) return false;
  if (verdict.kind === "approve") return row.entrySlot === verdict.entrySlot && row.pool === verdict.pool;
  return "publicReason" in verdict ? row.publicReason === verdict.publicReason.trim() : verdict.kind === "waitlist";
}

async function conflict(tx: Tx, row: Locked, verdict: Verdict): Promise<Result<never>> {
  const change = (await lastChanges(tx, [row.id])).get(row.id);
  return err("review.conflict", {
    by: change?.by ?? "",
    at: (change?.at ?? row.changedAt).toISOString(),
    state: row.state,
    yours: outcomeOf(verdict.kind),
    version: row.version,
    applicable: edgeFrom(verdict.kind, row.state) ? 1 : 0,
  });
}

/** A verdict that the rules allowed on a row that this transaction holds, and what it changes. */
export type Applied = {
  row: Pick<Locked, "id" | "version" | "state" | "email" | "locale" | "decisionNo">;
  among: Pick<Deliberated, "ahead" | "places">;
  verdict: Verdict;
  change: Change;
};

type Deciding = { eventId: string; actor: Actor; now: Date; batchId?: string };

/**
 * Writes decisions on applications of one event: state, audit entries and outgoing mail, in the same few statements for
 * one and for a thousand. `batchId` names the batch in which they were made.
 */
export async function applyChanges(tx: Tx, applied: readonly Applied[], about: Deciding): Promise<void> {
  const made = applied.map((each): Made => {
    // An undone or reopened decision counts too: mail that was written for it finds that its number has passed.
    const counts = each.change.announceAt !== undefined;
    return { ...each, counts, decisionNo: each.row.decisionNo + (counts ? 1 : 0) };
  });
  await updateRows(tx, made, about.now);
  await cancelLetters(
    tx,
    made.filter(({ counts }) => counts),
  );
  await recordAll(
    tx,
    made.map((each) => entryOf(each, about)),
  );
  await askQuestions(tx, made, about);
  const told = await toldAmong(
    tx,
    made.filter(({ change }) => change.announceAt).map(({ row }) => row.id),
  );
  await queueMessages(
    tx,
    made.flatMap((each) => letterOf(each, { ...about, told })),
  );
  // Another application with the document of a revoked one may now stand alone.
  const revoked = made.filter(({ change }) => change.state === "revoked");
  await enqueueAll(
    tx,
    revoked.map(({ row }) => ({ name: "application.index", data: { applicationId: row.id } })),
  );
}

type Made = Applied & { counts: boolean; decisionNo: number };

const columnOf = {
  state: `state "ApplicationState"`,
  claimedById: "claimed_by_id text",
  claimedAt: "claimed_at timestamptz",
  recommendation: `recommendation "ApplicationState"`,
  recommendedById: "recommended_by_id text",
  decidedById: "decided_by_id text",
  decidedAt: "decided_at timestamptz",
  announceAt: "announce_at timestamptz",
  publicReason: "public_reason text",
  internalNote: "internal_note text",
  entrySlot: "entry_slot int",
  zones: "zones text[]",
  pool: "pool text",
  waitlistedAt: "waitlisted_at timestamptz",
} as const satisfies Record<keyof Change, string>;

const namesOf = (change: Change) =>
  Object.entries(columnOf).flatMap(([key, column]) => (change[key as keyof Change] === undefined ? [] : [column]));

/** What a change does not name stays: rows are written together that change the same columns. */
async function updateRows(tx: Tx, made: readonly Made[], now: Date): Promise<void> {
  for (const group of Map.groupBy(made, ({ change }) => namesOf(change).join()).values()) {
    const columns = group[0] ? namesOf(group[0].change) : [];
    const rows = group.map(({ row, change, decisionNo }) => ({
      id: row.id,
      decision_no: decisionNo,
      changed_at: now,
      ...Object.fromEntries(
        Object.entries(change).map(([key, value]) => [columnOf[key as keyof Change].split(" ")[0], value]),
      ),
    }));
    const set = columns.map((column) => column.split(" ")[0]).map((name) => `${name} = c.${name}`);
    await tx.$executeRaw`
      UPDATE application AS a SET ${Prisma.raw(set.join(", "))}, decision_no = c.decision_no,
        changed_at = c.changed_at, version = a.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS c(id uuid, decision_no int, changed_at timestamptz, ${Prisma.raw(columns.join(", "))})
      WHERE a.id = c.id`;
  }
}

/** What was written for the decisions before these is not sent any more. */
async function cancelLetters(tx: Tx, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  const rows = made.map(({ row }) => ({ id: row.id, no: row.decisionNo }));
  await tx.$executeRaw`
    UPDATE message AS m SET status = 'cancelled'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id uuid, no int)
    WHERE m.application_id = c.id AND m.decision_no = c.no AND m.status = 'waiting'`;
}

function entryOf(
  { row, among, verdict, change, decisionNo }: Made,
  { eventId, actor, batchId }: Deciding,
): AuditRecord {
  return {
    actor: { kind: "staff", id: actor.id },
    type: `application.${pastOf(verdict)}`,
    eventId,
    subject: "application",
    subjectId: row.id,
    payload: {
      before: row.state,
      after: change.state,
      version: row.version + 1,
      decisionNo,
      recommendation: change.recommendation ?? undefined,
      entrySlot: change.entrySlot ?? undefined,
      zones: change.zones?.length ? change.zones : undefined,
      pool: change.pool ?? undefined,
      publicReason: change.publicReason ?? undefined,
      internalNote: change.internalNote ?? undefined,
      // What the rules did not ask for was no override.
      override: overrides(among, verdict) ? (verdict.override ?? undefined) : undefined,
      ...(change.announceAt &&
        (isHeld({ announceAt: change.announceAt }) ? { held: true } : { announceAt: change.announceAt.toISOString() })),
      sections: verdict.kind === "ask" ? verdict.questions.map(({ section }) => section) : undefined,
      batchId,
    },
  };
}

async function askQuestions(tx: Tx, made: readonly Made[], { actor, now }: Deciding): Promise<void> {
  const asked = made.flatMap(({ row, verdict }) =>
    verdict.kind === "ask"
      ? [{ applicationId: row.id, askedById: actor.id, askedAt: now, questions: [...verdict.questions] }]
      : [],
  );
  if (asked.length > 0) await tx.clarification.createMany({ data: asked });
}

/** The letter by which the applicant learns of it; none where they do not. */
function letterOf(
  { row, verdict, change, decisionNo }: Made,
  { eventId, told }: Deciding & { told: ReadonlySet<string> },
): NewMessage[] {
  const about = { eventId, applicationId: row.id, locale: row.locale, recipient: row.email };
  if (verdict.kind === "reopen") return [{ kind: "reopened", ...about }];
  if (verdict.kind === "ask") return [{ kind: "clarification", ...about }];
  // What is held is written to nobody before its release, which knows then what the applicant was told last.
  if (!change.announceAt || isHeld({ announceAt: change.announceAt })) return [];
  return [{ kind: decisionLetter(change.state, told.has(row.id)), ...about, decisionNo, notBefore: change.announceAt }];
}

/** Which letter tells of a decision; to who was told of another one before, that it has changed. */
export function decisionLetter(state: ApplicationState, wasTold: boolean) {
  if (state === "revoked") return "revoked";
  if (wasTold) return "decisionChanged";
  return state === "approved" || state === "refused" ? state : "waitlisted";
}

/** Whether the rules asked for a reason to go beyond them. */
function overrides(
  { ahead, places }: Applied["among"],
  verdict: Verdict,
): verdict is Extract<Verdict, { kind: "approve" | "refuse" }> {
  if (verdict.kind !== "approve" && verdict.kind !== "refuse") return false;
  const beyond = verdict.kind === "approve" && places.limit !== null && places.taken >= places.limit;
  return ahead > 0 || beyond;
}

/** Those of these applicants who read last a decision that is now replaced. */
export async function toldAmong(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  // A reopening or a return leaves before the decision's letter does, at the latest.
  const last = await tx.$queryRaw<{ applicationId: string; kind: string }[]>`
    SELECT DISTINCT ON (application_id) application_id AS "applicationId", kind FROM message
    WHERE application_id = ANY(${ids}::uuid[]) AND (
      (kind IN ('approved', 'refused', 'decisionChanged', 'waitlisted') AND status = 'sent')
      OR (kind IN ('reopened', 'returned') AND status IN ('sent', 'waiting')))
    ORDER BY application_id, id DESC`;
  const decisions = ["approved", "refused", "decisionChanged"];
  return new Set(last.filter(({ kind }) => decisions.includes(kind)).map(({ applicationId }) => applicationId));
}

const past = {
  approve: "approved",
  refuse: "refused",
  waitlist: "waitlisted",
  recommend: "recommended",
  ask: "asked",
  sendBack: "sentBack",
  undo: "undone",
  revoke: "revoked",
  reopen: "reopened",
} as const satisfies Record<Verdict["kind"], string>;

function pastOf({ kind }: Verdict): string {
  return past[kind];
}
