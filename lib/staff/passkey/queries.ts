import { type Actor, can } from "@/lib/access";
import { db } from "@/lib/db";
import { presentedBy } from "@/lib/session";
import { creationChallenge, creationOptions } from "@/lib/staff/passkey/ceremony";
import { mostPasskeys } from "@/lib/staff/passkey/rules";
import { sessionLimits } from "@/lib/staff/rules";
import type { BrowserRequest } from "@/lib/staff/sign-in/types";

/** A passkey as its owner sees it. */
export type PasskeyLine = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** One's own account. `creation` is what the browser needs to add a passkey; null where it may not have (more of) them. */
export type OwnAccount = {
  passkeys: PasskeyLine[];
  creation: Awaited<ReturnType<typeof creationOptions>>;
  /** How many other browsers are signed in. */
  otherSessions: number;
};

/** What a person sees of their own account in this browser; null for who has no session. */
export async function readOwnAccount(actor: Actor, { headers, now }: BrowserRequest): Promise<OwnAccount | null> {
  const { sessionToken } = presentedBy(headers);
  if (!sessionToken || !can(actor, "account.own")) return null;
  const [staff, otherSessions] = await Promise.all([
    db().staff.findUniqueOrThrow({
      where: { id: actor.id },
      select: {
        version: true,
        passkeys: {
          orderBy: { createdAt: "asc" },
          select: { id: true, name: true, createdAt: true, lastUsedAt: true, credentialId: true, transports: true },
        },
      },
    }),
    db().staffSession.count({
      where: {
        userId: actor.id,
        token: { not: sessionToken },
        updatedAt: { gt: new Date(now.getTime() - sessionLimits.idle) },
        createdAt: { gt: new Date(now.getTime() - sessionLimits.total) },
      },
    }),
  ]);
  const known = staff.passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports }));
  const challenge = creationChallenge(sessionToken, staff.version);
  return {
    passkeys: staff.passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt })),
    creation: known.length < mostPasskeys ? await creationOptions({ owner: actor, challenge, known }) : null,
    otherSessions,
  };
}
