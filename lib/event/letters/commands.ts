import type { z } from "zod";
import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { lockEvent } from "@/lib/event/desk/queries";
import { lastWriter, readLetters } from "@/lib/event/letters/queries";
import { changesOf } from "@/lib/event/letters/rules";
import type { lettersSchema } from "@/lib/event/letters/schema";
import type { EventLetters } from "@/lib/event/letters/types";
import { err, ok, type Result } from "@/lib/result";

/**
 * Writes an event's own words, all of them; audited with what changed. Refuses "event.notFound", "event.notAllowed"
 * (also for an archived event) and "event.letters.conflict" with who wrote them since they were read, and as which version.
 */
export async function saveLetters({
  actor,
  input: { event: eventId, version, letters },
}: {
  actor: Actor;
  input: z.output<typeof lettersSchema>;
}): Promise<Result<{ slug: string }>> {
  return db().$transaction(async (tx) => {
    const event = await lockEvent(tx, eventId);
    if (!event || !can(actor, "event.read", { eventId })) return err("event.notFound");
    if (!can(actor, "letter.write", { eventId }) || event.status === "archived") return err("event.notAllowed");
    const before = await readLetters(eventId, tx);
    const changed = changesOf(before, letters);
    if (Object.keys(changed).length === 0) return ok({ slug: event.fields.slug });
    if (before.version !== version) {
      const { by, at } = await lastWriter(tx, eventId);
      return err("event.letters.conflict", { by, at: at.toISOString(), version: before.version });
    }
    await keep(tx, { eventId, version: version + 1, letters });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "event.lettersChanged",
      eventId,
      subject: "letters",
      subjectId: eventId,
      payload: { version: version + 1, changed },
    });
    return ok({ slug: event.fields.slug });
  });
}

async function keep(
  tx: Tx,
  { eventId, version, letters }: { eventId: string; version: number; letters: Omit<EventLetters, "version"> },
): Promise<void> {
  const data = { words: { ...letters.words }, reasons: letters.reasons.map((reason) => ({ ...reason })), version };
  await tx.eventLetters.upsert({
    where: { eventId },
    create: { eventId, ...data },
    update: data,
    select: { eventId: true },
  });
}

/** Gives a new event the words of an earlier one, if that has any. */
export async function copyLetters(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const letters = await readLetters(from, tx);
  if (letters.version > 0) await keep(tx, { eventId: to, version: 1, letters });
}
