import { db, type Tx } from "@/lib/db";
import { type LinkPurpose, linkPurposes } from "@/lib/mail/types";
import { hashToken } from "@/lib/sealing/draft";

/** A link that opens, or the cookie that it became. */
export type LiveLink = { staffId: string; purpose: LinkPurpose; expiresAt: Date };

/** The link of this token, while it stands and its account does; null for any other text. */
export async function findLiveLink(
  tx: Tx,
  { token, session, purpose, now }: { token: string; session: boolean; purpose?: LinkPurpose; now: Date },
): Promise<LiveLink | null> {
  const row = await tx.staffLink.findUnique({
    where: {
      tokenHash: hashToken(token),
      session,
      ...(purpose && { purpose }),
      revokedAt: null,
      expiresAt: { gt: now },
      staff: { deactivatedAt: null },
    },
    select: { staffId: true, purpose: true, expiresAt: true },
  });
  const known = row && Object.values(linkPurposes).find((each) => each === row.purpose);
  return row && known ? { ...row, purpose: known } : null;
}

/** What a mailed link is for, before its button is pressed; null where it opens nothing (any more). */
export async function findMailedStaffLink(token: string, now: Date): Promise<LinkPurpose | null> {
  return (await findLiveLink(db(), { token, session: false, now }))?.purpose ?? null;
}

/** The account whose link this browser has opened, as its page shows it. */
export type HeldLink = { purpose: LinkPurpose; staffId: string; name: string; email: string };

/** Whose link this browser has opened for this purpose within the last hour, or null. */
export async function heldLink(
  token: string | undefined,
  { purpose, now }: { purpose: LinkPurpose; now: Date },
): Promise<HeldLink | null> {
  if (!token) return null;
  const link = await findLiveLink(db(), { token, session: true, purpose, now });
  if (!link) return null;
  const staff = await db().staff.findUniqueOrThrow({
    where: { id: link.staffId },
    select: { name: true, email: true },
  });
  return { purpose, staffId: link.staffId, ...staff };
}
