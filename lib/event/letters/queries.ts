import { db, type Tx } from "@/lib/db";
import { reasonsSchema, wordsSchema } from "@/lib/event/letters/schema";
import type { EventLetters } from "@/lib/event/letters/types";

/** An event's own words; none of them where nothing was written. */
export async function readLetters(eventId: string, tx: Pick<Tx, "eventLetters"> = db()): Promise<EventLetters> {
  const row = await tx.eventLetters.findUnique({ where: { eventId } });
  if (!row) return { version: 0, words: {}, reasons: [] };
  return { version: row.version, words: wordsSchema.parse(row.words), reasons: reasonsSchema.parse(row.reasons) };
}

/** Who wrote an event's words last, and when, for whoever lost to it. */
export async function lastWriter(tx: Tx, eventId: string): Promise<{ by: string; at: Date }> {
  const entry = await tx.auditEntry.findFirst({
    where: { subjectId: eventId, subject: "letters" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { at: true, actorId: true },
  });
  const staff = await tx.staff.findUnique({ where: { id: entry?.actorId ?? "" }, select: { name: true } });
  return { by: staff?.name ?? "", at: entry?.at ?? new Date(0) };
}
