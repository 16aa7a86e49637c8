import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { presentedBy } from "@/lib/session";
import { requestOptions, signInChallenge } from "@/lib/staff/passkey/ceremony";
import { decryptTotpSecret } from "@/lib/staff/second-factor";
import type { BrowserRequest } from "@/lib/staff/sign-in/types";
import { otpauthUri, totpCode, totpStep } from "@/lib/staff/totp";

/** A sign-in that waits for its second factor, as its page shows it. */
export type PendingSignIn = {
  email: string;
  /** The account has no second factor yet: the secret to enter in an authenticator app, and as a link. */
  enrolment?: { secret: string; uri: string };
  /** What the browser needs to sign with one of the account's passkeys instead. */
  passkeys?: NonNullable<Awaited<ReturnType<typeof requestOptions>>>;
  /** Demo accounts in the try-out: a code that will be accepted now. */
  demoCode?: string;
};

/** The sign-in that this browser has begun with a password in the last ten minutes, or null. */
export async function pendingSignIn({ headers, now }: BrowserRequest): Promise<PendingSignIn | null> {
  const { challenge } = presentedBy(headers);
  const staffId = challenge && (await pendingStaffId(challenge, now));
  if (!staffId) return null;
  const staff = await db().staff.findUnique({
    where: { id: staffId },
    select: {
      email: true,
      demo: true,
      deactivatedAt: true,
      twoFactors: { select: { secret: true, verified: true }, take: 1 },
      usedCodes: { select: { code: true } },
      passkeys: { select: { credentialId: true, transports: true } },
    },
  });
  const factor = staff?.twoFactors[0];
  if (!factor || staff.deactivatedAt) return null;
  const secret = await decryptTotpSecret(factor.secret);
  const { email } = staff;
  if (factor.verified !== true) return { email, enrolment: { secret, uri: otpauthUri({ secret, email }) } };
  const known = staff.passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports }));
  const passkeys = await requestOptions({ challenge: signInChallenge(challenge), known });
  const waiting = { email, ...(passkeys && { passkeys }) };
  if (!staff.demo || !env().TRYOUT) return waiting;
  const used = new Set(staff.usedCodes.map(({ code }) => code));
  const step = totpStep(now);
  const free = [step, step + 1, step - 1].find((each) => !used.has(String(each))) ?? step + 1;
  return { ...waiting, demoCode: totpCode(secret, free) };
}

/** The account that a challenge was given to, while it waits; null for any other text. */
export async function pendingStaffId(challenge: string, now: Date): Promise<string | null> {
  const row = await db().staffVerification.findFirst({
    where: { identifier: challenge, expiresAt: { gt: now } },
    select: { value: true },
    orderBy: { createdAt: "desc" },
  });
  return row?.value ?? null;
}
