import { type Actor, can } from "@/lib/access";
import { tagLimits } from "@/lib/application/tags/rules";
import { recordAll } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { lockApplication } from "@/lib/review/queries";

type Tagging = { eventId: string; ids: readonly string[]; word: string; actor: Actor; batchId?: string };

/**
 * Holds an event's words still until the transaction ends, so that none is forgotten while somebody begins to use it.
 * Taken before any application's row.
 */
export async function holdWords(tx: Tx, eventId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Puts a word on applications that this transaction holds and that do not bear it. Refuses "review.tooManyWords" when
 * the desk has as many words as it may. Versions stay: nobody's decision is lost to a tag.
 */
export async function putTag(tx: Tx, { eventId, ids, word, actor, batchId }: Tagging): Promise<Result<undefined>> {
  if (ids.length === 0) return ok(undefined);
  const known = await tx.tag.findMany({ where: { eventId }, select: { word: true } });
  if (!known.some((each) => each.word === word)) {
    if (known.length >= tagLimits.ofEvent) return err("review.tooManyWords", { limit: tagLimits.ofEvent });
    await tx.tag.create({ data: { eventId, word }, select: { word: true } });
  }
  await tx.$executeRaw`UPDATE application SET tags = array_append(tags, ${word}) WHERE id = ANY(${ids}::uuid[])`;
  await recordAll(
    tx,
    ids.map((id) => ({
      actor: { kind: "staff", id: actor.id },
      type: "application.tagged",
      eventId,
      subject: "application",
      subjectId: id,
      payload: { tag: word, batchId },
    })),
  );
  return ok(undefined);
}

/** Takes a word off applications that this transaction holds and that bear it; a word that nobody bears is forgotten. */
export async function takeTag(tx: Tx, { eventId, ids, word, actor, batchId }: Tagging): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE application SET tags = array_remove(tags, ${word}) WHERE id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`
    DELETE FROM tag WHERE event_id = ${eventId}::uuid AND word = ${word} AND NOT EXISTS (
      SELECT 1 FROM application WHERE event_id = ${eventId}::uuid AND tags @> ARRAY[${word}]::text[])`;
  await recordAll(
    tx,
    ids.map((id) => ({
      actor: { kind: "staff", id: actor.id },
      type: "application.untagged",
      eventId,
      subject: "application",
      subjectId: id,
      payload: { tag: word, batchId },
    })),
  );
}

/**
 * Puts a tag on one application, or takes it off; twice is once. Refuses "review.notFound", "review.tooManyTags" and
 * "review.tooManyWords".
 */
export async function tagApplication({
  actor,
  input: { id, word, on },
}: {
  actor: Actor;
  input: { id: string; word: string; on: boolean };
}): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const found = await tx.application.findUnique({ where: { id }, select: { eventId: true } });
    if (!found || !can(actor, "application.review", { eventId: found.eventId })) return err("review.notFound");
    const { eventId } = found;
    await holdWords(tx, eventId);
    await lockApplication(tx, id);
    const { tags } = await tx.application.findUniqueOrThrow({ where: { id }, select: { tags: true } });
    if (tags.includes(word) === on) return ok(undefined);
    if (!on) {
      await takeTag(tx, { eventId, ids: [id], word, actor });
      return ok(undefined);
    }
    if (tags.length >= tagLimits.ofOne) return err("review.tooManyTags", { limit: tagLimits.ofOne });
    return putTag(tx, { eventId, ids: [id], word, actor });
  });
}
