import type { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { correctApplication, mayAmend } from "@/lib/application/commands";
import { askedIn } from "@/lib/application/queries";
import { type FileStep, isAsked } from "@/lib/application/schema";
import { vettableStates } from "@/lib/application/vetting/status";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { acceptFile } from "@/lib/files/accept";
import { depositFile, keepFile } from "@/lib/files/commands";
import { openFile } from "@/lib/files/queries";
import type { Accepted, FilePurpose } from "@/lib/files/types";
import { err, ok, type Result } from "@/lib/result";

/** Which file of an application is replaced, and by what. */
type Replacement = {
  applicationId: string;
  version: number;
  section: FileStep;
  bytes: Uint8Array<ArrayBuffer>;
};

/**
 * Replaces a file of a sent application on behalf of its applicant, as a correction like any other: while it may be
 * corrected, or while the desk asks about this file. Refuses "status.changedElsewhere", "status.locked", and what
 * `acceptFile` refuses. The file that it replaces is swept away by itself.
 */
export function replaceFile(replacement: Replacement & { eventId: string }): Promise<Result<undefined>> {
  return replace(replacement);
}

/**
 * Adds or replaces a file of somebody whom the desk has entered, as the desk's own act: paper carries no photo. Refuses
 * "file.notFound" for whoever applied by themselves, for a file that their event did not ask for, for another's event
 * and what does not exist alike, and what `replaceFile` refuses.
 */
export async function enterFile({ actor, ...replacement }: Replacement & { actor: Actor }): Promise<Result<undefined>> {
  const row = await db().application.findUnique({
    where: { id: replacement.applicationId },
    select: { eventId: true, enteredAt: true, questions: { select: { asked: true } } },
  });
  if (!row || !mayAmend(actor, row)) return err("file.notFound");
  if (!isAsked(replacement.section, { materials: askedIn(row.questions) })) return err("file.notFound");
  return replace({ ...replacement, eventId: row.eventId, by: actor });
}

async function replace({
  bytes,
  eventId,
  section,
  ...correction
}: Replacement & { eventId: string; by?: Actor }): Promise<Result<undefined>> {
  const accepted = await acceptFile(bytes, section);
  if (!accepted.ok) return accepted;
  const event = await db().event.findUniqueOrThrow({ where: { id: eventId }, select: { publicKey: true } });
  const deposited = await depositFile(event.publicKey, accepted.value);
  await db().$transaction((tx) => keepFile(tx, { deposited, eventId, purpose: section, draftId: null }));
  const corrected = await correctApplication({ ...correction, section, answers: { [section]: deposited.id } });
  if (corrected.ok) return ok(undefined);
  return "failure" in corrected.error ? { ok: false, error: corrected.error.failure } : err("file.broken");
}

/**
 * Opens a file of an application for one look of somebody at the desk. The look is on record before anything is opened.
 * Refuses "file.notFound" where there is none, where the event's key is destroyed, and where they may not see it alike:
 * the protective service sees the photos of those who were sent to it.
 */
export async function lookAtFile({
  actor,
  id,
  purpose,
}: {
  actor: Actor;
  id: string;
  purpose: FilePurpose;
}): Promise<Result<Accepted & { reference: string }>> {
  const row = await db().application.findUnique({ where: { id }, select: withFiles });
  const file = row && { photo: row.photo, letter: row.submission.letter, scan: row.submission.scan }[purpose];
  if (!row || !file || !maySee(actor, row, purpose)) return err("file.notFound");
  const { eventId, reference } = row;
  await record(db(), {
    actor: { kind: "staff", id: actor.id },
    type: "application.fileOpened",
    eventId,
    subject: "application",
    subjectId: id,
    payload: { file: purpose },
  });
  const opened = await openFile({ ...file, eventId });
  return opened ? ok({ ...opened, reference }) : err("file.notFound");
}

const stored = { select: { id: true, mediaType: true } } as const;

const withFiles = {
  eventId: true,
  reference: true,
  state: true,
  vetting: true,
  photo: stored,
  submission: { select: { letter: stored, scan: stored } },
} as const satisfies Prisma.ApplicationSelect;

type WithFiles = Prisma.ApplicationGetPayload<{ select: typeof withFiles }>;

function maySee(actor: Actor, { eventId, state, vetting }: WithFiles, purpose: FilePurpose): boolean {
  if (can(actor, "application.read", { eventId })) return true;
  const inVetting = vetting !== "notSent" && vettableStates.some((each) => each === state);
  return purpose === "photo" && inVetting && can(actor, "vetting.reveal", { eventId });
}
