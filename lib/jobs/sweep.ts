import { db } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/queue";
import type { Job } from "@/lib/jobs/types";

const atMost = 1000;

/**
 * Adds jobs again for what has been due for a minute, is still not done, and waits for no other try: what a killed worker
 * had in hand. A job too many does nothing: a letter is sent once, an index computed twice is the same.
 */
export async function sweepOverdue(): Promise<void> {
  await db().$transaction(async (tx) => {
    const letters = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM message WHERE status = 'waiting' AND not_before < now() - interval '1 minute'
        AND NOT EXISTS (SELECT FROM pgboss.job WHERE name = 'mail.send' AND state IN ('created', 'retry')
          AND data->>'messageId' = message.id::text)
      ORDER BY not_before LIMIT ${atMost} FOR UPDATE SKIP LOCKED`;
    const applications = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM application WHERE indexed_at IS NULL AND submitted_at < now() - interval '1 minute'
        AND NOT EXISTS (SELECT FROM pgboss.job WHERE name = 'application.index' AND state IN ('created', 'retry')
          AND data->>'applicationId' = application.id::text)
      LIMIT ${atMost}`;
    const jobs: Job[] = [
      ...letters.map(({ id }): Job => ({ name: "mail.send", data: { messageId: id } })),
      ...applications.map(({ id }): Job => ({ name: "application.index", data: { applicationId: id } })),
    ];
    if (jobs.length > 0) await enqueueAll(tx, jobs);
  });
}
