import { answersSchema, questionsSchema } from "@/lib/application/clarification/schema";
import type { Clarification } from "@/lib/application/clarification/types";
import { db, type Tx } from "@/lib/db";

/** What the desk asked about an application and how it was answered, the latest first. */
export async function listClarifications(applicationId: string): Promise<Clarification[]> {
  const rows = await db().clarification.findMany({
    where: { applicationId },
    orderBy: { askedAt: "desc" },
    take: 20,
    select: {
      askedAt: true,
      askedBy: { select: { name: true } },
      questions: true,
      answeredAt: true,
      enteredBy: { select: { name: true } },
      answers: true,
    },
  });
  return rows.map((row) => ({
    askedAt: row.askedAt,
    askedBy: row.askedBy.name,
    questions: questionsSchema.parse(row.questions),
    answer: row.answeredAt && {
      at: row.answeredAt,
      enteredBy: row.enteredBy?.name ?? null,
      answers: answersSchema.parse(row.answers ?? []),
    },
  }));
}

/** What the desk asks now and nobody has answered; null where it asks nothing. */
export async function findOpen(tx: Tx, applicationId: string) {
  return tx.clarification.findFirst({
    where: { applicationId, answeredAt: null },
    orderBy: { askedAt: "desc" },
    select: { id: true, questions: true },
  });
}
