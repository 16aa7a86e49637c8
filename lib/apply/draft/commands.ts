import { v7 as uuidv7 } from "uuid";
import { fieldsOf, type Step } from "@/lib/application/steps";
import type { Answers, Locale } from "@/lib/application/types";
import { lockDraft, openDraftAnswers } from "@/lib/apply/queries";
import { draftDays } from "@/lib/apply/rules";
import type { Kept } from "@/lib/apply/types";
import { databaseNow, db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { hashToken, newDraftKey, newToken, sealAnswers, sealDraftKey, wrapDraftKey } from "@/lib/sealing/draft";

/** Begins a draft for an event with what was typed on its first page. Gives the token of its cookie, valid until `expiresAt`. */
export async function startDraft(start: {
  eventId: string;
  locale: Locale;
  kept: Omit<Kept, "consentAt">;
}): Promise<{ token: string; expiresAt: Date }> {
  return db().$transaction(async (tx) => {
    const event = await tx.event.findUniqueOrThrow({ where: { id: start.eventId }, select: { publicKey: true } });
    const id = uuidv7();
    const key = newDraftKey();
    const token = newToken();
    const expiresAt = new Date((await databaseNow(tx)).getTime() + draftDays * 86_400_000);
    await tx.draft.create({
      data: {
        id,
        eventId: start.eventId,
        locale: start.locale,
        sealedAnswers: sealKept(key, { ...start.kept, consentAt: null }, id),
        sealedKey: sealDraftKey(event.publicKey, key, id),
        expiresAt,
        links: {
          create: {
            tokenHash: hashToken(token),
            wrappedKey: wrapDraftKey(token, key, id),
            session: true,
            expiresAt,
          },
        },
      },
      select: { id: true },
    });
    return { token, expiresAt };
  });
}

/**
 * Keeps what was typed on one page, wrong values too; the answers of other pages stay as they are, since another tab
 * may have them open. Refuses "apply.noDraft" where the token opens none for this event, "apply.alreadySent" where it
 * was sent meanwhile.
 */
export async function saveAnswers(save: {
  token: string;
  eventId: string;
  locale: Locale;
  step: Step;
  kept: Omit<Kept, "consentAt">;
  /** The checked address, once the contact page has one: where a link to the draft may be sent. */
  email: string | null;
}): Promise<Result<Kept>> {
  return db().$transaction(async (tx) => {
    const draft = await lockDraft(tx, save.token);
    if (draft?.row.eventId !== save.eventId) return err("apply.noDraft");
    if (draft.row.applicationId !== null) return err("apply.alreadySent");
    const { row, key } = draft;
    const before = openDraftAnswers(key, row.sealedAnswers, row.id);
    const answers = { ...before.answers, ...save.kept.answers };
    const own = fieldsOf(save.step, answers);
    const elsewhere = before.suggested.filter((field) => !own.includes(field));
    const suggested = [...elsewhere, ...save.kept.suggested.filter((field) => own.includes(field))];
    const consentAt = save.step === "consent" ? await consentTime(tx, answers) : before.consentAt;
    const kept = { answers, suggested, consentAt };
    const sealedAnswers = sealKept(key, kept, row.id);
    await tx.draft.update({
      where: { id: row.id },
      data: {
        sealedAnswers,
        locale: save.locale,
        version: { increment: 1 },
        ...(save.email !== null && { email: save.email }),
      },
      select: { id: true },
    });
    return ok(kept);
  });
}

/** Begins a draft for a colleague: outlet, country, editorial contact and letter are those of this application. */
export async function startForColleague(start: {
  applicationId: string;
  locale: Locale;
}): Promise<{ token: string; expiresAt: Date }> {
  const { submission, ...sent } = await db().application.findUniqueOrThrow({
    where: { id: start.applicationId },
    select: {
      eventId: true,
      regime: true,
      outletName: true,
      outletCountry: true,
      submission: { select: { editorName: true, editorEmail: true, editorPhone: true, letterId: true } },
    },
  });
  const answers = {
    regime: sent.regime,
    outletName: sent.outletName,
    outletCountry: sent.regime === "foreign" ? sent.outletCountry : "",
    editorName: submission.editorName ?? "",
    editorEmail: submission.editorEmail,
    editorPhone: submission.editorPhone,
    // One letter may name everybody.
    letter: submission.letterId ?? "",
  };
  return startDraft({ eventId: sent.eventId, locale: start.locale, kept: { answers, suggested: [] } });
}

/** Now, by the database, where the box is ticked; null where it is not. */
async function consentTime(tx: Tx, answers: Answers): Promise<string | null> {
  return answers.consent === "yes" ? (await databaseNow(tx)).toISOString() : null;
}

/** Seals what a draft keeps under its data key. */
export function sealKept(
  key: Uint8Array,
  { answers, suggested, consentAt }: Kept,
  draftId: string,
): Uint8Array<ArrayBuffer> {
  return sealAnswers(key, { ...answers, suggested: suggested.join(" "), consentAt: consentAt ?? "" }, draftId);
}
