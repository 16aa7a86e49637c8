import type { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { findOpen } from "@/lib/application/clarification/queries";
import { readAnswers } from "@/lib/application/clarification/rules";
import { questionsSchema } from "@/lib/application/clarification/schema";
import type { CorrectionFailure } from "@/lib/application/commands";
import { askedIn, goodsOf, mfaOf, namesOf } from "@/lib/application/queries";
import { lockStated, planCorrections, type StatedRow, writeCorrections } from "@/lib/application/sections/commands";
import { statedAnswers } from "@/lib/application/stated";
import { edgeFrom } from "@/lib/application/status";
import { ownContext } from "@/lib/application/terms";
import type { Answers } from "@/lib/application/types";
import { record } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { ok, type Result } from "@/lib/result";

/**
 * Answers what the desk asked, on behalf of its applicant or, with `by`, entered for them: corrections of the sections
 * that were asked about, words, or both. It is taken also after the deadline, and when it came is kept by the
 * database's clock. The application is back in review. Refuses "status.changedElsewhere" where it is of another version,
 * nothing is asked, or `by` may not review it.
 */
export async function answerClarification(answer: {
  applicationId: string;
  version: number;
  answers: Answers;
  by?: Actor;
}): Promise<Result<{ at: Date }, CorrectionFailure>> {
  return db().$transaction(async (tx) => {
    const row = await lockStated(tx, answer.applicationId);
    const edge = row && edgeFrom("answer", row.state);
    const asked = edge && (await findOpen(tx, row.id));
    const { by } = answer;
    const barred = row && by && !can(by, "application.review", { eventId: row.eventId });
    if (!row || !edge || !asked || barred || row.version !== answer.version) return changedElsewhere;
    const now = await databaseNow(tx);
    const sections = questionsSchema.parse(asked.questions).map(({ section }) => section);
    const read = readAnswers({
      sections,
      regime: row.regime,
      before: Object.assign({}, ...sections.map((section) => statedAnswers(section, openlyStated(row)))),
      typed: answer.answers,
      context: ownContext({ ...row, terms: askedIn(row.questions) }, row.event, now),
    });
    if (!read.ok) return { ok: false, error: { fields: read.error } };
    const corrections = read.value.flatMap(({ section, read }) => (read ? [{ section, read }] : []));
    const plan = planCorrections(row, corrections);
    await writeCorrections(tx, { row, plan, also: { state: edge.to, claimedById: null, claimedAt: null }, now });
    const answers = read.value.map(({ section, read, words }) => ({ section, words, corrected: read !== null }));
    await tx.clarification.update({
      where: { id: asked.id },
      data: { answeredAt: now, enteredById: by?.id ?? null, answers: answers satisfies Prisma.InputJsonValue },
      select: { id: true },
    });
    // A question that is answered needs no letter any more.
    await tx.message.updateMany({
      where: { applicationId: row.id, kind: "clarification", status: "waiting" },
      data: { status: "cancelled" },
    });
    await record(tx, {
      actor: by ? { kind: "staff", id: by.id } : { kind: "applicant" },
      type: "application.answered",
      eventId: row.eventId,
      subject: "application",
      subjectId: row.id,
      payload: { before: row.state, after: edge.to, sections, changed: plan.changed },
    });
    return ok({ at: now });
  });
}

function openlyStated(row: StatedRow) {
  const { editorName: name, editorEmail, editorPhone } = row.submission;
  return {
    ...namesOf(row),
    outlet: { name: row.outletName, country: row.outletCountry },
    position: row.position,
    mfa: mfaOf(row),
    email: row.email,
    phone: row.phone,
    editor: { name, email: editorEmail, phone: editorPhone },
    ...goodsOf(row.submission),
  };
}

const changedElsewhere = {
  ok: false,
  error: { failure: { code: "status.changedElsewhere" } },
} as const satisfies Result<never, CorrectionFailure>;
