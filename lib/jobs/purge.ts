import { record } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { clearFolder, dropUnheld } from "@/lib/files/commands";

/**
 * Deletes drafts whose 14 days are over, with their links and the letters that carried those, every other link that has
 * expired, and files that nothing holds. Counts go on record where there were any.
 */
export async function purgeExpired(): Promise<void> {
  const now = await db().$transaction(async (tx) => {
    const messages = await tx.$executeRaw`
      DELETE FROM message WHERE application_id IS NULL AND draft_id IN (SELECT id FROM draft WHERE expires_at <= now())`;
    const drafts = await tx.$executeRaw`DELETE FROM draft WHERE expires_at <= now()`;
    const links =
      (await tx.$executeRaw`DELETE FROM access_link WHERE expires_at <= now()`) +
      (await tx.$executeRaw`DELETE FROM staff_link WHERE expires_at <= now()`);
    const now = await databaseNow(tx);
    const files = await dropUnheld(tx, now);
    if (drafts + links + files > 0)
      await record(tx, {
        actor: { kind: "system" },
        type: "draft.purged",
        subject: "draft",
        subjectId: "expired",
        payload: { drafts, links, messages, files },
      });
    return now;
  });
  await clearFolder(now);
}
