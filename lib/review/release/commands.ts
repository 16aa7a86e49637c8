import type { z } from "zod";
import { type Actor, can } from "@/lib/access";
import { recordAll } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { queueMessages } from "@/lib/mail/commands";
import { err, ok, type Result } from "@/lib/result";
import { decisionLetter, toldAmong } from "@/lib/review/commands";
import { digestOf, lockHeld } from "@/lib/review/release/queries";
import { countHeld, mayGoOut } from "@/lib/review/release/rules";
import type { releaseSchema } from "@/lib/review/release/schema";
import type { HeldRow } from "@/lib/review/release/types";

/**
 * Announces all held decisions of an event at one moment, the database's, in one transaction: each gets its letter, which
 * is due at once, and its audit entry. Pressed again, or by two heads at once, it happens once. Refuses
 * "event.notFound", "event.notAllowed", and "event.release.changed" where others are held than those that were shown.
 */
export async function releaseDecisions({
  actor,
  input: { event: eventId, digest },
}: {
  actor: Actor;
  input: z.output<typeof releaseSchema>;
}): Promise<Result<{ slug: string }>> {
  return db().$transaction(
    async (tx) => {
      // One at a time; not from those who only refer to the event as they write a letter.
      const [event] = await tx.$queryRaw<{ slug: string }[]>`
        SELECT slug FROM event WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
      if (!event || !can(actor, "application.read", { eventId })) return err("event.notFound");
      if (!can(actor, "decision.release", { eventId })) return err("event.notAllowed");
      const rows = await lockHeld(tx, eventId);
      const allowed = mayGoOut({ held: rows.length, digest: digestOf(rows), shown: digest });
      if (!allowed.ok) return allowed;
      if (allowed.value) await announce(tx, { rows, eventId, actor });
      return ok({ slug: event.slug });
    },
    // For thousands of letters at once.
    { maxWait: 10_000, timeout: 60_000 },
  );
}

type Announced = { rows: readonly HeldRow[]; eventId: string; actor: Actor };

async function announce(tx: Tx, { rows, eventId, actor }: Announced): Promise<void> {
  const now = await databaseNow(tx);
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE application SET announce_at = ${now}, changed_at = ${now}, version = version + 1 WHERE id = ANY(${ids}::uuid[])`;
  const by = { actor: { kind: "staff", id: actor.id }, eventId } as const;
  const announceAt = now.toISOString();
  await recordAll(tx, [
    {
      ...by,
      type: "decisions.released",
      subject: "event",
      subjectId: eventId,
      payload: { count: rows.length, ...countHeld(rows), announceAt },
    },
    ...rows.map(({ id, state, decisionNo, version }) => ({
      ...by,
      type: "application.announced",
      subject: "application",
      subjectId: id,
      payload: { state, decisionNo, version: version + 1, announceAt },
    })),
  ]);
  const told = await toldAmong(tx, ids);
  await queueMessages(
    tx,
    rows.map(({ id, state, decisionNo, locale, email }) => ({
      kind: decisionLetter(state, told.has(id)),
      ...{ eventId, applicationId: id, decisionNo, locale, recipient: email, notBefore: now },
    })),
  );
}
