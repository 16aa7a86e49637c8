import { sealKept } from "@/lib/apply/draft/commands";
import { lockDraft, openDraftAnswers } from "@/lib/apply/queries";
import { db } from "@/lib/db";
import { lockPermitOf } from "@/lib/event/late/queries";

/**
 * Takes over what was typed before the deadline: where this browser holds an unsent draft to the same event with the
 * address that was admitted, its answers go into the admitted draft, once, while nothing has been typed there. Both
 * tokens are cookies'. Says nothing: who has no such draft simply begins anew.
 */
export async function takeOver({ from, to }: { from: string; to: string }): Promise<void> {
  await db().$transaction(async (tx) => {
    const admitted = await lockDraft(tx, to);
    if (!admitted || admitted.row.applicationId !== null) return;
    const permit = await lockPermitOf(tx, admitted.row.id);
    if (!permit) return;
    const earlier = await lockDraft(tx, from);
    if (earlier?.row.eventId !== admitted.row.eventId || earlier.row.id === admitted.row.id) return;
    const kept = openDraftAnswers(earlier.key, earlier.row.sealedAnswers, earlier.row.id);
    if ((kept.answers.email ?? "").trim().toLowerCase() !== permit.email.toLowerCase()) return;
    // By version: what was cleared there on purpose stays cleared.
    const { count } = await tx.draft.updateMany({
      where: { id: admitted.row.id, version: 1 },
      data: { sealedAnswers: sealKept(admitted.key, kept, admitted.row.id), version: { increment: 1 } },
    });
    // The files that they name, too: they would go with the earlier draft.
    if (count > 0)
      await tx.storedFile.updateMany({ where: { draftId: earlier.row.id }, data: { draftId: admitted.row.id } });
  });
}
