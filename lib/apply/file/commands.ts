import type { FileStep } from "@/lib/application/schema";
import { sealKept } from "@/lib/apply/draft/commands";
import { lockDraft, openDraftAnswers, openSession } from "@/lib/apply/queries";
import { db, type Tx } from "@/lib/db";
import { acceptFile } from "@/lib/files/accept";
import { type Deposited, depositFile, dropFile, keepFile } from "@/lib/files/commands";
import { removeSealed } from "@/lib/files/folder";
import { err, ok, type Result } from "@/lib/result";

/** Whose draft a file is for, and for which of its pages. */
type For = { token: string; eventId: string; step: FileStep };

/**
 * Takes a file into a draft, in place of the one that was there: checked by its content, drawn anew, sealed to the
 * event. Nothing is decoded for who holds no draft. Refuses "apply.noDraft", "apply.alreadySent", and what `acceptFile`
 * refuses.
 */
export async function keepDraftFile({
  bytes,
  ...about
}: For & { bytes: Uint8Array<ArrayBuffer> }): Promise<Result<undefined>> {
  const held = await openSession(about.token, new Date());
  if (held?.kind === "application") return err("apply.alreadySent");
  if (held?.draft.eventId !== about.eventId) return err("apply.noDraft");
  const accepted = await acceptFile(bytes, about.step);
  if (!accepted.ok) return accepted;
  const { publicKey } = await db().event.findUniqueOrThrow({
    where: { id: about.eventId },
    select: { publicKey: true },
  });
  return replace(about, await depositFile(publicKey, accepted.value));
}

/** Takes a file out of a draft. Refuses "apply.noDraft" and "apply.alreadySent". */
export function removeDraftFile(about: For): Promise<Result<undefined>> {
  return replace(about, null);
}

async function replace({ token, eventId, step }: For, deposited: Deposited | null): Promise<Result<undefined>> {
  const replaced = await db().$transaction(async (tx) => {
    const draft = await lockDraft(tx, token);
    if (draft?.row.eventId !== eventId) return err("apply.noDraft");
    const { row, key } = draft;
    if (row.applicationId !== null) return err("apply.alreadySent");
    const kept = openDraftAnswers(key, row.sealedAnswers, row.id);
    if (deposited) await keepFile(tx, { deposited, eventId, purpose: step, draftId: row.id });
    await saveFile(tx, { row, key, kept, step, id: deposited?.id ?? "" });
    const before = kept.answers[step];
    return ok(before && (await dropFile(tx, { id: before, draftId: row.id })) ? before : null);
  });
  if (!replaced.ok) return replaced;
  // After the commit: what a row still names must not be gone.
  if (replaced.value) await removeSealed(replaced.value);
  return ok(undefined);
}

type Opened = {
  row: { id: string };
  key: Uint8Array;
  kept: ReturnType<typeof openDraftAnswers>;
  step: FileStep;
  id: string;
};

async function saveFile(tx: Tx, { row, key, kept, step, id }: Opened): Promise<void> {
  const answers = { ...kept.answers, [step]: id };
  await tx.draft.update({
    where: { id: row.id },
    data: { sealedAnswers: sealKept(key, { ...kept, answers }, row.id), version: { increment: 1 } },
    select: { id: true },
  });
}
