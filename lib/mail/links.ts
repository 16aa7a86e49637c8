import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { MessageRow } from "@/lib/mail/facts";
import { hashToken, newToken, openDraftKey, wrapDraftKey } from "@/lib/sealing/draft";
import { eventPrivateKey } from "@/lib/sealing/keys";

/** A mailed link: its row, and its address with the token that only this letter carries. */
export type MintedLink = { id: string; url: string };

/**
 * Mints a link that opens this letter's draft or application on any device, until `until`. Null where the draft was
 * sent meanwhile, or the event's key is destroyed.
 */
export async function mintLink(message: MessageRow, until: Date): Promise<MintedLink | null> {
  const token = newToken();
  const target = message.applicationId
    ? { applicationId: message.applicationId }
    : await draftTarget(message.draftId, token);
  if (!target) return null;
  const { id } = await db().accessLink.create({
    data: { tokenHash: hashToken(token), expiresAt: until, ...target },
    select: { id: true },
  });
  return { id, url: linkUrl(message.locale, token) };
}

/** Where a link's token is put; the outbox shows one with a stand-in. */
export function linkUrl(locale: string, token: string): string {
  return `${env().PUBLIC_URL}/${locale}/link/${token}`;
}

async function draftTarget(draftId: string | null, token: string) {
  if (!draftId) return null;
  const draft = await db().draft.findUnique({
    where: { id: draftId },
    select: { eventId: true, sealedKey: true, applicationId: true },
  });
  if (!draft?.sealedKey || draft.applicationId !== null) return null;
  const key = await eventPrivateKey(draft.eventId);
  if (!key) return null;
  return { draftId, wrappedKey: wrapDraftKey(token, openDraftKey(key, draft.sealedKey, draftId), draftId) };
}
