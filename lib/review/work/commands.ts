import { type Actor, can, isOwnEvent } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { lockApplication } from "@/lib/review/queries";
import { claim } from "@/lib/review/rules";

/** A call of a desk command: who asks, for which application. */
type Call<Input> = { actor: Actor; input: Input };

/**
 * Claims an application for the person who opens it to work on it. It leaves the version as it is: that somebody reads
 * is no reason to lose another's decision. Refuses "review.claimed" with whose claim stands, and since when.
 */
export async function claimApplication({ actor, input }: Call<{ id: string }>): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const row = await lockApplication(tx, input.id);
    if (!row || !isOwnEvent(actor, row.event.id)) return err("review.notFound");
    const now = await databaseNow(tx);
    const claimed = claim({ application: row, actor, event: row.event, now });
    if (!claimed.ok) {
      const by = row.claimedBy?.name ?? "";
      const at = row.claimedAt?.toISOString() ?? "";
      return claimed.error.code === "review.claimed" ? err("review.claimed", { by, at }) : claimed;
    }
    await tx.application.update({ where: { id: row.id }, data: claimed.value, select: { id: true } });
    if (row.claimedById !== actor.id)
      await record(tx, {
        actor: { kind: "staff", id: actor.id },
        type: "application.taken",
        eventId: row.event.id,
        subject: "application",
        subjectId: row.id,
        payload: { before: row.state, after: claimed.value.state },
      });
    return ok(undefined);
  });
}

/** Lets go of the person's own claim; without one, and for what they may not see, it does nothing. */
export async function releaseApplication({ actor, input }: Call<{ id: string }>): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const row = await lockApplication(tx, input.id);
    if (row?.claimedById !== actor.id || !isOwnEvent(actor, row.event.id)) return ok(undefined);
    await tx.application.update({
      where: { id: row.id },
      data: { claimedById: null, claimedAt: null },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "application.released",
      eventId: row.event.id,
      subject: "application",
      subjectId: row.id,
    });
    return ok(undefined);
  });
}

/** Adds an internal comment. Its text stands in its own table only, so that it can be erased. */
export async function commentOn({ actor, input }: Call<{ id: string; text: string }>): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const row = await lockApplication(tx, input.id);
    if (!row || !can(actor, "application.review", { eventId: row.event.id })) return err("review.notFound");
    const comment = await tx.comment.create({
      data: { applicationId: row.id, authorId: actor.id, text: input.text },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "application.commented",
      eventId: row.event.id,
      subject: "application",
      subjectId: row.id,
      payload: { commentId: comment.id },
    });
    return ok(undefined);
  });
}
