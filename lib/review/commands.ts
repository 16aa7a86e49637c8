import { type Actor, isOwnEvent } from "@/lib/access";
import type { Question } from "@/lib/application/clarification/types";
import { edgeFrom, outcomeOf } from "@/lib/application/status";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { queueMessage } from "@/lib/mail/commands";
import { err, ok, type Result } from "@/lib/result";
import { type Locked, lastChange, lockApplication } from "@/lib/review/queries";
import { decide } from "@/lib/review/rules";
import type { Change, Verdict } from "@/lib/review/types";

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
    const now = await databaseNow(tx);
    const change = decide({ application: row, verdict, actor, event: row.event, now });
    if (!change.ok) return change;
    await applyChange(tx, { row, verdict, change: change.value, actor, now });
    return ok({ eventId: row.event.id });
  });
}

/** The same button pressed twice: the second press finds its own decision already made. */
function isRepeat(row: Locked, { version, verdict }: { version: number; verdict: Verdict }, actor: Actor): boolean {
  if (row.version !== version + 1 || row.state !== outcomeOf(verdict.kind)) return false;
  if (verdict.kind === "recommend") return row.recommendedById === actor.id && row.recommendation === verdict.for;
  if (row.decidedById !== actor.id) return false;
  if (verdict.kind === "approve") return row.entrySlot === verdict.entrySlot;
  return "publicReason" in verdict ? row.publicReason === verdict.publicReason.trim() : verdict.kind === "waitlist";
}

async function conflict(tx: Tx, row: Locked, verdict: Verdict): Promise<Result<never>> {
  const change = await lastChange(tx, row.id);
  return err("review.conflict", {
    by: change?.by ?? "",
    at: (change?.at ?? row.changedAt).toISOString(),
    state: row.state,
    yours: outcomeOf(verdict.kind),
    version: row.version,
    applicable: edgeFrom(verdict.kind, row.state) ? 1 : 0,
  });
}

type Applied = { row: Locked; verdict: Verdict; change: Change; actor: Actor; now: Date };

async function applyChange(tx: Tx, { row, verdict, change, actor, now }: Applied): Promise<void> {
  // An undone or reopened decision counts too: mail that was written for it finds that its number has passed.
  const counts = change.announceAt !== undefined;
  const decisionNo = row.decisionNo + (counts ? 1 : 0);
  await tx.application.update({
    where: { id: row.id },
    data: { ...change, decisionNo, changedAt: now, version: { increment: 1 } },
    select: { id: true },
  });
  if (counts)
    await tx.message.updateMany({
      where: { applicationId: row.id, decisionNo: row.decisionNo, status: "waiting" },
      data: { status: "cancelled" },
    });
  await record(tx, {
    actor: { kind: "staff", id: actor.id },
    type: `application.${pastOf(verdict)}`,
    eventId: row.event.id,
    subject: "application",
    subjectId: row.id,
    payload: {
      before: row.state,
      after: change.state,
      version: row.version + 1,
      decisionNo,
      recommendation: change.recommendation ?? undefined,
      entrySlot: change.entrySlot ?? undefined,
      publicReason: change.publicReason ?? undefined,
      internalNote: change.internalNote ?? undefined,
      // What the rules did not ask for was no override.
      override: row.ahead > 0 && "override" in verdict ? (verdict.override ?? undefined) : undefined,
      announceAt: change.announceAt?.toISOString(),
      sections: verdict.kind === "ask" ? verdict.questions.map(({ section }) => section) : undefined,
    },
  });
  if (verdict.kind === "ask") await ask(tx, { row, questions: verdict.questions, actor, now });
  const letter = await letterOf(tx, { row, verdict, change });
  if (!letter) return;
  const about = { eventId: row.event.id, applicationId: row.id, locale: row.locale, recipient: row.email };
  await queueMessage(
    tx,
    letter === "reopened" || letter === "clarification"
      ? { kind: letter, ...about }
      : { kind: letter, ...about, decisionNo, notBefore: change.announceAt ?? now },
  );
}

async function ask(
  tx: Tx,
  { row, questions, actor, now }: { row: Locked; questions: readonly Question[]; actor: Actor; now: Date },
): Promise<void> {
  await tx.clarification.create({
    data: { applicationId: row.id, askedById: actor.id, askedAt: now, questions: [...questions] },
    select: { id: true },
  });
}

/** The letter by which the applicant learns of it; null where they do not. */
async function letterOf(tx: Tx, { row, verdict, change }: Pick<Applied, "row" | "verdict" | "change">) {
  if (verdict.kind === "reopen") return "reopened";
  if (verdict.kind === "ask") return "clarification";
  if (!change.announceAt) return null;
  if (change.state === "revoked") return "revoked";
  if (await wasTold(tx, row.id)) return "decisionChanged";
  return change.state === "approved" || change.state === "refused" ? change.state : "waitlisted";
}

/** Whether what the applicant read last is a decision that this one replaces. */
async function wasTold(tx: Tx, applicationId: string): Promise<boolean> {
  const decisions = ["approved", "refused", "decisionChanged"];
  const withdrawn = ["reopened", "returned"];
  const last = await tx.message.findFirst({
    where: {
      applicationId,
      OR: [
        { kind: { in: [...decisions, "waitlisted"] }, status: "sent" },
        // It leaves before the decision's letter does, at the latest.
        { kind: { in: withdrawn }, status: { in: ["sent", "waiting"] } },
      ],
    },
    orderBy: { id: "desc" },
    select: { kind: true },
  });
  return last !== null && decisions.includes(last.kind);
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
