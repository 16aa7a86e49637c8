import { type Actor, can } from "@/lib/access";
import { lookAtSealed } from "@/lib/application/sealed/commands";
import type { SealedRecord } from "@/lib/application/types";
import { isVettable, type VettingResult, vettableStates } from "@/lib/application/vetting/status";
import { record, recordAll } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { answer } from "@/lib/vetting/rules";

/** A call of a desk command: who asks, for what. */
type Call<Input> = { actor: Actor; input: Input };

/**
 * Sends everybody of an event who is under review or approved, and was not sent yet, to the protective service as one
 * batch. Refuses "vetting.notFound" (also what is another's), "vetting.notAsked" and "vetting.nobody".
 */
export async function sendBatch({ actor, input }: Call<{ event: string }>): Promise<Result<{ batchId: string }>> {
  return db().$transaction(async (tx) => {
    // One batch after another; who applies meanwhile does not wait for it.
    const [event] = await tx.$queryRaw<{ id: string; asked: boolean }[]>`
      SELECT id, vetting_asked AS asked FROM event WHERE slug = ${input.event} FOR NO KEY UPDATE`;
    if (!event || !can(actor, "vetting.send", { eventId: event.id })) return err("vetting.notFound");
    if (!event.asked) return err("vetting.notAsked");
    const people = await lockWaiting(tx, event.id);
    if (people.length === 0) return err("vetting.nobody");
    const sentAt = await databaseNow(tx);
    const last = await tx.vettingBatch.aggregate({ where: { eventId: event.id }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const batch = await tx.vettingBatch.create({
      data: { eventId: event.id, number, sentById: actor.id, sentAt },
      select: { id: true },
    });
    await tx.vettingEntry.createMany({ data: people.map((applicationId) => ({ batchId: batch.id, applicationId })) });
    await tx.application.updateMany({ where: { id: { in: people } }, data: { vetting: "sent" } });
    const by = { kind: "staff", id: actor.id } as const;
    await record(tx, {
      actor: by,
      type: "vetting.sent",
      eventId: event.id,
      subject: "vettingBatch",
      subjectId: batch.id,
      payload: { batch: number, count: people.length },
    });
    await recordAll(
      tx,
      people.map((id) => ({
        actor: by,
        type: "application.vettingSent",
        eventId: event.id,
        subject: "application",
        subjectId: id,
        payload: { vetting: { before: "notSent", after: "sent" }, batch: number },
      })),
    );
    return ok({ batchId: batch.id });
  });
}

/** The applications that wait to be sent, their rows held for this transaction. */
async function lockWaiting(tx: Tx, eventId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM application
    WHERE event_id = ${eventId}::uuid AND vetting = 'notSent' AND merged_into_id IS NULL AND state::text = ANY(${[...vettableStates]})
    ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/** What an answer is about: an entry as it was read. */
export type AnswerInput = { id: string; version: number; result: VettingResult; note: string };

/**
 * Writes what the protective service answers about one person. Refuses "vetting.notFound" (also what is another's),
 * "vetting.conflict" where somebody else answered since it was read, and what `answer` refuses.
 */
export async function answerEntry({ actor, input }: Call<AnswerInput>): Promise<Result<{ batchId: string }>> {
  return db().$transaction(async (tx) => {
    const entry = await lockEntry(tx, input.id);
    if (!entry || !can(actor, "vetting.answer", entry.subject)) return err("vetting.notFound");
    const again = entry.version === input.version + 1 && entry.state === input.result && entry.setById === actor.id;
    if (again) return ok({ batchId: entry.batchId });
    if (entry.version !== input.version && !entry.expired) return err("vetting.conflict");
    const change = answer(entry, input);
    if (!change.ok) return change;
    await writeAnswer(tx, { entry, change: change.value, actor, now: await databaseNow(tx) });
    return ok({ batchId: entry.batchId });
  });
}

/** An entry as it stands while this transaction holds its application. */
export type LockedEntry = NonNullable<Awaited<ReturnType<typeof lockEntry>>>;

/** Takes an entry with its application for this transaction; null where there is none. */
export async function lockEntry(tx: Tx, id: string) {
  // The application first, as whoever corrects it does.
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM application WHERE id = (SELECT application_id FROM vetting_entry WHERE id = ${id}::uuid) FOR UPDATE`;
  if (held.length === 0) return null;
  const { application, expiredAt, ...entry } = await tx.vettingEntry.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      batchId: true,
      applicationId: true,
      state: true,
      version: true,
      setById: true,
      expiredAt: true,
      application: { select: { eventId: true, state: true, email: true } },
    },
  });
  return {
    ...entry,
    expired: expiredAt !== null,
    applicationState: application.state,
    subject: { eventId: application.eventId, applicantEmail: application.email },
  };
}

/** Writes an answer that the rules allow: entry, application and audit. */
export async function writeAnswer(
  tx: Tx,
  written: { entry: LockedEntry; change: { state: VettingResult; note: string | null }; actor: Actor; now: Date },
): Promise<void> {
  const { entry, change, actor, now } = written;
  await tx.vettingEntry.update({
    where: { id: entry.id },
    data: { ...change, setById: actor.id, setAt: now, version: { increment: 1 } },
    select: { id: true },
  });
  await tx.application.update({
    where: { id: entry.applicationId },
    data: { vetting: change.state },
    select: { id: true },
  });
  await record(tx, {
    actor: { kind: "staff", id: actor.id },
    type: "application.vetted",
    eventId: entry.subject.eventId,
    subject: "application",
    subjectId: entry.applicationId,
    payload: { vetting: { before: entry.state, after: change.state }, reason: change.note ?? undefined },
  });
}

/** Opens the sealed record of a person in vetting for one look; refuses as `lookAtSealed` does. */
export async function revealVetted({
  actor,
  input,
}: Call<{ id: string; reason: string }>): Promise<Result<SealedRecord>> {
  return lookAtSealed({
    actor,
    ...input,
    may: ({ eventId, vetting, state }) =>
      can(actor, "vetting.reveal", { eventId }) && vetting !== "notSent" && isVettable(state),
  });
}
