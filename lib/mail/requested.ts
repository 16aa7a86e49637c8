import type { Locale } from "@/lib/application/types";
import { db } from "@/lib/db";
import { queueMessages } from "@/lib/mail/commands";
import type { NewMessage } from "@/lib/mail/types";

type Found = { kind: "statusLink" | "draftLink" | "lateAdmitted"; id: string; eventId: string; recipient: string };

/**
 * Writes links to everything that this address has applied for or begun and that is not over yet: to the address as it
 * was given then, never as it was typed now. At most one letter for each in five minutes, and ten in all.
 */
export async function answerLinkRequest({ email, locale }: { email: string; locale: Locale }): Promise<void> {
  await db().$transaction(async (tx) => {
    // Not by LIKE, in which "_" of an address would stand for any letter.
    const found = await tx.$queryRaw<Found[]>`
      SELECT kind, id, event_id AS "eventId", recipient FROM (
        SELECT 'statusLink' AS kind, a.id, a.event_id, a.email AS recipient, a.submitted_at AS since
        FROM application a JOIN event e ON e.id = a.event_id
        WHERE lower(a.email) = lower(${email}) AND a.state <> 'withdrawn' AND e.ends_at > now() - interval '7 days'
        UNION ALL
        SELECT CASE WHEN p.id IS NULL THEN 'draftLink' ELSE 'lateAdmitted' END, d.id, d.event_id, d.email, d.created_at
        FROM draft d LEFT JOIN late_permit p ON p.draft_id = d.id AND p.withdrawn_at IS NULL
        WHERE lower(d.email) = lower(${email}) AND d.application_id IS NULL AND d.sealed_answers IS NOT NULL
          AND d.expires_at > now()
      ) own
      WHERE NOT EXISTS (
        SELECT FROM message m
        WHERE m.kind = own.kind AND (m.application_id = own.id OR m.draft_id = own.id)
          AND (m.status = 'waiting' OR m.created_at > now() - interval '5 minutes')
      )
      ORDER BY since DESC LIMIT 10`;
    const messages = found.map(({ kind, id, eventId, recipient }): NewMessage => {
      const about = { eventId, locale, recipient };
      return kind === "statusLink" ? { kind, applicationId: id, ...about } : { kind, draftId: id, ...about };
    });
    if (messages.length > 0) await queueMessages(tx, messages);
  });
}
