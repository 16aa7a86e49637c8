import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import type { MessageRow } from "@/lib/mail/facts";
import { linkPurposes, staffLinkKinds } from "@/lib/mail/types";
import { hashToken, newToken, openDraftKey, wrapDraftKey } from "@/lib/sealing/draft";
import { eventPrivateKey } from "@/lib/sealing/keys";

/** A mailed link: its row, and its address with the token that only this letter carries. */
export type MintedLink = { id: string; toStaff: boolean; url: string };

/**
 * Mints a link that opens this letter's draft, application or account on any device, until `until`. Null where the draft
 * was sent meanwhile, the event's key is destroyed, or another letter to the same member of staff has replaced this one.
 */
export async function mintLink(message: MessageRow, until: Date): Promise<MintedLink | null> {
  if (message.staffId) return mintStaffLink(message, message.staffId, until);
  const token = newToken();
  const target = message.applicationId
    ? { applicationId: message.applicationId }
    : await draftTarget(message.draftId, token);
  if (!target) return null;
  const { id } = await db().accessLink.create({
    data: { tokenHash: hashToken(token), expiresAt: until, ...target },
    select: { id: true },
  });
  return { id, toStaff: false, url: linkUrl(message, token) };
}

/** Takes a link back whose letter did not leave. */
export async function dropLink(tx: Tx, { id, toStaff }: MintedLink): Promise<void> {
  if (toStaff) await tx.staffLink.deleteMany({ where: { id } });
  else await tx.accessLink.deleteMany({ where: { id } });
}

/** Where a link's token is put; the outbox shows one with a stand-in. */
export function linkUrl({ locale, staffId }: Pick<MessageRow, "locale" | "staffId">, token: string): string {
  return `${env().PUBLIC_URL}/${locale}${staffId ? "/desk" : ""}/link/${token}`;
}

/** Behind whoever just sends another letter, closes the account or uses a link: those void what was minted before. */
async function mintStaffLink(message: MessageRow, staffId: string, expiresAt: Date): Promise<MintedLink | null> {
  const kind = staffLinkKinds.find((each) => each === message.kind);
  if (!kind) throw new Error(`There is no link in a letter of kind ${message.kind}`);
  const token = newToken();
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM staff WHERE id = ${staffId} FOR UPDATE`;
    const waiting = { id: message.id, status: "waiting", staff: { deactivatedAt: null } } as const;
    if (!(await tx.message.findFirst({ where: waiting, select: { id: true } }))) return null;
    const { id } = await tx.staffLink.create({
      data: { tokenHash: hashToken(token), staffId, purpose: linkPurposes[kind], expiresAt },
      select: { id: true },
    });
    return { id, toStaff: true, url: linkUrl(message, token) };
  });
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
