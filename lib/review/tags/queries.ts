import { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { db, read } from "@/lib/db";

/** The words that an event's desk marks applications with, in alphabetical order. */
export async function listTags(eventId: string): Promise<string[]> {
  const tags = await read<{ word: string }>(
    Prisma.sql`SELECT word FROM tag WHERE event_id = ${eventId}::uuid ORDER BY word`,
  );
  return tags.map(({ word }) => word);
}

/** The tags of one application and the words to choose from; null where there is no such application. */
export async function readTags(actor: Actor, id: string): Promise<{ own: string[]; known: string[] } | null> {
  const row = await db().application.findUnique({ where: { id }, select: { eventId: true, tags: true } });
  if (!row || !can(actor, "application.read", { eventId: row.eventId })) return null;
  return { own: row.tags, known: await listTags(row.eventId) };
}
