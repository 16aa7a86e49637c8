import { record } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { sweepFiles } from "@/lib/files/commands";

/**
 * Deletes files that nothing holds, drafts whose 14 days are over, with their links and the letters that carried those, and every other link
 * that has expired. Counts go on record where there were any.
 */
export async function purgeExpired(): Promise<void> {
  await db().$transaction(async (tx) => {
    const messages = await tx.$executeRaw`
      DELETE FROM message WHERE application_id IS NULL AND draft_id IN (SELECT id FROM draft WHERE expires_at <= now())`;
    const drafts = await tx.$executeRaw`DELETE FROM draft WHERE expires_at <= now()`;
    const links =
      (await tx.$executeRaw`DELETE FROM access_link WHERE expires_at <= now()`) +
      (await tx.$executeRaw`DELETE FROM staff_link WHERE expires_at <= now()`);
    const files = await sweepFiles(tx, await databaseNow(tx));
    if (drafts + links + files.rows === 0) return;
    await record(tx, {
      actor: { kind: "system" },
      type: "draft.purged",
      subject: "draft",
      subjectId: "expired",
      payload: { drafts, links, messages, files: files.rows },
    });
  });
}
