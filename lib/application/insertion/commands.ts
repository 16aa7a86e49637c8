import { v7 as uuidv7 } from "uuid";
import { newReference } from "@/lib/application/reference";
import { statedColumns } from "@/lib/application/stated";
import type { ApplicationInput, ConsentBasis, Locale } from "@/lib/application/types";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { queueMessage } from "@/lib/mail/commands";
import { seal } from "@/lib/sealing/hpke";

/** What an application's row is made of, besides what was stated. */
export type Insertion = {
  event: { id: string; publicKey: Uint8Array; questionsVersion: number };
  submissionId: string;
  /** Under which the same press is known again, with a keyed digest of what it sent. */
  submitKey: string;
  submitDigest: Uint8Array<ArrayBuffer>;
  stated: ApplicationInput;
  locale: Locale;
  consent: { at: Date; basis: ConsentBasis };
  /** When it came. */
  receivedAt: Date;
  late: boolean;
  /** The member of staff who entered it for somebody else; null for what came through the web. */
  enteredById: string | null;
  now: Date;
};

/**
 * Writes a new application in the caller's transaction, sealed to its event, with the letter that says so and the job
 * that indexes it. The caller writes the submission before, and the audit entry.
 */
export async function insertApplication(tx: Tx, made: Insertion): Promise<{ id: string; reference: string }> {
  const { event, stated, locale, enteredById, now } = made;
  const id = uuidv7();
  const reference = newReference();
  await tx.application.create({
    data: {
      id,
      eventId: event.id,
      submissionId: made.submissionId,
      reference,
      submitKey: made.submitKey,
      submitDigest: made.submitDigest,
      questionsVersion: event.questionsVersion,
      ...statedColumns(stated, { reference, locale }),
      sealed: seal(event.publicKey, stated.document, { table: "application", id }),
      consentAt: made.consent.at,
      consentBasis: made.consent.basis,
      submittedAt: made.receivedAt,
      late: made.late,
      ...(enteredById && { enteredById, enteredAt: now }),
      changedAt: now,
    },
    select: { id: true },
  });
  const recipient = stated.contact.email;
  await queueMessage(tx, { kind: "receipt", eventId: event.id, applicationId: id, locale, recipient });
  await enqueue(tx, { name: "application.index", data: { applicationId: id } });
  return { id, reference };
}
