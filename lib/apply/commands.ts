import { v7 as uuidv7 } from "uuid";
import { insertApplication } from "@/lib/application/insertion/commands";
import { submissionColumns } from "@/lib/application/stated";
import { readApplication } from "@/lib/application/steps";
import { applicationContext } from "@/lib/application/terms";
import type { Answers, ApplicationInput, Locale } from "@/lib/application/types";
import { lockDraft, openDraftAnswers, withFiles } from "@/lib/apply/queries";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { lockPermitOf } from "@/lib/event/late/queries";
import { admittedUntil } from "@/lib/event/late/rules";
import { materialsOf, takesApplications, windowState } from "@/lib/event/rules";
import { err, ok, type Result } from "@/lib/result";
import { bodyDigest } from "@/lib/sealing/draft";

/** What an applicant gets for an application that is recorded. */
export type Receipt = { applicationId: string; reference: string };

/** What stands for the answers on the page that was shown: whoever sends it sends those answers and no others. */
export function digestOf(key: Uint8Array, answers: Answers): string {
  return Buffer.from(bodyDigest(key, answers)).toString("base64url");
}

/**
 * Sends the draft of this token as `digest` says it was shown: one transaction, by the database's clock, sealed to the
 * event, with the version of what it asked; as late where the window has closed and the event takes late ones, or the
 * head admits this draft. The same again, at once or later, gives the same receipt. Refuses "apply.keyReused" (already sent with other
 * answers), "apply.changedElsewhere" (not the answers that were shown), "apply.incomplete", "apply.noDraft", and
 * "apply.notOpen" with the reason as its parameter `window`.
 */
export async function submitApplication(submit: {
  token: string;
  eventId: string;
  digest: string;
  locale: Locale;
}): Promise<Result<Receipt>> {
  return db().$transaction(async (tx) => {
    const draft = await lockDraft(tx, submit.token);
    if (draft?.row.eventId !== submit.eventId) return err("apply.noDraft");
    const { row, key } = draft;
    if (row.applicationId !== null) return sameReceipt(tx, row.applicationId, submit.digest);
    const opened = openDraftAnswers(key, row.sealedAnswers, row.id);
    const { consentAt } = opened;
    const { answers } = await withFiles(tx, opened.answers);
    if (digestOf(key, answers) !== submit.digest) return err("apply.changedElsewhere");
    const now = await databaseNow(tx);
    const event = await tx.event.findUniqueOrThrow({ where: { id: row.eventId }, select: eventColumns });
    // Held from here on: what is taken back now was taken back before, or comes too late.
    const permit = await lockPermitOf(tx, row.id);
    const window = windowState({ ...event, admittedUntil: admittedUntil(permit) }, now);
    if (!takesApplications(window)) return err("apply.notOpen", { window });
    const read = readApplication(answers, applicationContext({ ...event, materials: materialsOf(event) }, now));
    if (!read.ok) return err("apply.incomplete");
    return ok(
      await insert(tx, {
        draftId: row.id,
        event,
        digest: submit.digest,
        locale: submit.locale,
        consentAt: consentAt ? new Date(consentAt) : now,
        late: window === "late",
        permit,
        stated: read.value,
        now,
      }),
    );
  }, patience);
}

// Presses of one button wait for each other: they must not fail for it.
const patience = { maxWait: 10_000, timeout: 15_000 };

const eventColumns = {
  id: true,
  status: true,
  opensAt: true,
  closesAt: true,
  startsAt: true,
  endsAt: true,
  latePolicy: true,
  regimes: true,
  timeZone: true,
  mfaWaived: true,
  photoAsked: true,
  letterAsked: true,
  equipmentAsked: true,
  vehiclesAsked: true,
  consentVersion: true,
  publicKey: true,
  questionsVersion: true,
} as const;

async function sameReceipt(tx: Tx, applicationId: string, digest: string): Promise<Result<Receipt>> {
  const sent = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { reference: true, submitDigest: true },
  });
  const same = Buffer.from(sent.submitDigest).toString("base64url") === digest;
  return same ? ok({ applicationId, reference: sent.reference }) : err("apply.keyReused");
}

type Insertion = {
  draftId: string;
  event: { id: string; publicKey: Uint8Array; questionsVersion: number };
  digest: string;
  locale: Locale;
  consentAt: Date;
  late: boolean;
  permit: { id: string; reason: string } | null;
  stated: ApplicationInput;
  now: Date;
};

async function insert(tx: Tx, { draftId, event, locale, stated, now, ...made }: Insertion): Promise<Receipt> {
  const permit = made.late ? made.permit : null;
  const submissionId = uuidv7();
  await tx.submission.create({
    data: {
      id: submissionId,
      eventId: event.id,
      regime: stated.regime,
      outletName: stated.outlet.name,
      outletCountry: stated.outlet.country,
      ...submissionColumns(stated),
      locale,
      receivedAt: now,
      late: made.late,
      lateReason: permit?.reason ?? null,
    },
    select: { id: true },
  });
  const { id, reference } = await insertApplication(tx, {
    event,
    submissionId,
    submitKey: draftId,
    submitDigest: new Uint8Array(Buffer.from(made.digest, "base64url")),
    stated,
    locale,
    consent: { at: made.consentAt, basis: "form" },
    receivedAt: now,
    late: made.late,
    enteredById: null,
    now,
  });
  await record(tx, {
    actor: { kind: "applicant" },
    type: "application.submitted",
    eventId: event.id,
    subject: "application",
    subjectId: id,
    payload: {
      reference,
      consentVersion: stated.consent.version,
      ...(made.late && { late: true }),
      ...(permit && { override: permit.reason }),
    },
  });
  if (made.permit) await spend(tx, { permitId: made.permit.id, eventId: event.id, applicationId: id, reference, now });
  // The cookie that held the draft now holds the application. The draft stays beside it until it expires: pressed
  // again, or after a lost answer, the same key finds the same receipt.
  await tx.$executeRaw`
    WITH held AS (UPDATE access_link SET application_id = ${id}::uuid WHERE draft_id = ${draftId}::uuid AND session)
    UPDATE draft SET application_id = ${id}::uuid, sealed_answers = NULL, version = version + 1
    WHERE id = ${draftId}::uuid`;
  return { applicationId: id, reference };
}

type Spent = { permitId: string; eventId: string; applicationId: string; reference: string; now: Date };

/** A permit admits once, also where its holder sent the application before the window closed. */
async function spend(tx: Tx, { permitId: id, eventId, applicationId, ...used }: Spent): Promise<void> {
  await tx.latePermit.update({ where: { id }, data: { applicationId, usedAt: used.now }, select: { id: true } });
  await record(tx, {
    actor: { kind: "applicant" },
    type: "latePermit.used",
    eventId,
    subject: "latePermit",
    subjectId: id,
    payload: { reference: used.reference },
  });
}
