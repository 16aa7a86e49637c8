import type { Actor } from "@/lib/access";
import { insertApplication } from "@/lib/application/insertion/commands";
import type { Answers, FieldError } from "@/lib/application/types";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { contextOf, lockSheet } from "@/lib/entry/queries";
import { barredNow, readPerson } from "@/lib/entry/rules";
import { ok, type Result } from "@/lib/result";
import { bodyDigest } from "@/lib/sealing/draft";
import { indexKey } from "@/lib/sealing/keys";

/** A person of a sheet as an officer typed them: `id` names them from the first press on, `version` is what was read. */
export type PersonInput = { id: string; sheet: string; version: number; answers: Answers };

/**
 * Enters a person from a sheet: one transaction, checked and sealed like the web's, with the audit entry that says for
 * ever who entered it and from what, the receipt where there is an address, and the job that indexes it. An unfinished
 * entry of the same person is gone by it. The same press again gives the same application. Refuses "entry.notFound",
 * "entry.finishedElsewhere", "entry.changedElsewhere" and what `barredNow` says; these have no field, wrong answers do.
 */
export async function enterPerson({
  actor,
  input,
}: {
  actor: Actor;
  input: PersonInput;
}): Promise<Result<{ applicationId: string }, FieldError[]>> {
  // Keyed, since a digest of a document number alone could be tried out.
  const digest = bodyDigest(await indexKey(), input.answers);
  return db().$transaction(async (tx) => {
    const sheet = await lockSheet(tx, actor, input.sheet);
    if (!sheet) return failed("entry.notFound");
    const repeated = await sameEntry(tx, input, digest);
    if (repeated) return repeated;
    const stale = await staleness(tx, input);
    if (stale) return failed(stale);
    const now = await databaseNow(tx);
    const barred = barredNow(sheet.event, now);
    if (barred) return failed(barred);
    const read = readPerson(sheet, input.answers, contextOf(sheet.event, now));
    if (!read.ok) return read;
    const { stated, basis } = read.value;
    const { id, reference } = await insertApplication(tx, {
      event: sheet.event,
      submissionId: sheet.id,
      submitKey: input.id,
      submitDigest: digest,
      stated,
      locale: sheet.locale,
      consent: { at: sheet.receivedAt, basis },
      receivedAt: sheet.receivedAt,
      late: sheet.late,
      enteredById: actor.id,
      now,
    });
    await tx.unfinishedEntry.deleteMany({ where: { id: input.id } });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "application.entered",
      eventId: sheet.event.id,
      subject: "application",
      subjectId: id,
      payload: {
        reference,
        channel: sheet.channel,
        receivedAt: sheet.receivedAt,
        note: sheet.note,
        consentVersion: stated.consent.version,
        consentBasis: basis,
        ...(sheet.late && { late: true }),
      },
    });
    return ok({ applicationId: id });
  });
}

/** What was already made of this person; null where nothing was. */
async function sameEntry(
  tx: Tx,
  input: PersonInput,
  digest: Uint8Array,
): Promise<Result<{ applicationId: string }, FieldError[]> | null> {
  const sent = await tx.application.findUnique({
    where: { submitKey: input.id },
    select: { id: true, submissionId: true, submitDigest: true },
  });
  if (!sent) return null;
  if (sent.submissionId !== input.sheet) return failed("entry.notFound");
  return Buffer.from(sent.submitDigest).equals(digest)
    ? ok({ applicationId: sent.id })
    : failed("entry.finishedElsewhere");
}

/** Why what was read of this person is no longer so; null where it still is. The sheet is held, so nothing changes now. */
export async function staleness(tx: Tx, { id, sheet, version }: Omit<PersonInput, "answers">): Promise<string | null> {
  const row = await tx.unfinishedEntry.findUnique({ where: { id }, select: { submissionId: true, version: true } });
  if (row && row.submissionId !== sheet) return "entry.notFound";
  return (row?.version ?? 0) === version ? null : "entry.changedElsewhere";
}

function failed(code: string): { ok: false; error: FieldError[] } {
  return { ok: false, error: [{ field: "", code }] };
}
