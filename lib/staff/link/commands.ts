import { hashPassword } from "better-auth/crypto";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import type { LinkPurpose } from "@/lib/mail/types";
import { err, ok, type Result } from "@/lib/result";
import { hashToken, newToken } from "@/lib/sealing/draft";
import { findLiveLink } from "@/lib/staff/link/queries";
import { linkSessionMs } from "@/lib/staff/link/rules";
import { kindsOf } from "@/lib/staff/manage/rules";
import { lockStaff } from "@/lib/staff/queries";

/** What an opened link gives: the token of a cookie, valid until `expiresAt`, and what it lets its holder set. */
export type OpenedStaffLink = { token: string; expiresAt: Date; purpose: LinkPurpose };

/**
 * Opens a mailed link: a token for a cookie beside it. The link itself opens again until it is used, expires or is
 * voided. Refuses "staff.linkDead".
 */
export async function openStaffLink(token: string): Promise<Result<OpenedStaffLink>> {
  return db().$transaction(async (tx) => {
    const link = await findLiveLink(tx, { token, session: false, now: await databaseNow(tx) });
    if (!link) return err("staff.linkDead");
    await lockStaff(tx, link.staffId);
    const now = await databaseNow(tx);
    // Voided while it waited for the lock.
    if (!(await findLiveLink(tx, { token, session: false, now }))) return err("staff.linkDead");
    const { staffId, purpose } = link;
    const session = newToken();
    const expiresAt = new Date(Math.min(link.expiresAt.getTime(), now.getTime() + linkSessionMs));
    await tx.staffLink.create({
      data: { tokenHash: hashToken(session), staffId, purpose, session: true, expiresAt },
      select: { id: true },
    });
    return ok({ token: session, expiresAt, purpose });
  });
}

/**
 * Sets the password of the account whose link this browser has opened, ends its sessions and half-done sign-ins, and
 * voids the links that set passwords. The second factor stays as it is. Refuses "staff.linkDead".
 */
export async function setPassword({
  token,
  password,
}: {
  token: string;
  password: string;
}): Promise<Result<undefined>> {
  const asked = { token, session: true, purpose: "password" } as const;
  if (!(await findLiveLink(db(), { ...asked, now: new Date() }))) return err("staff.linkDead");
  const hash = await hashPassword(password);
  return db().$transaction(async (tx) => {
    const link = await findLiveLink(tx, { ...asked, now: await databaseNow(tx) });
    if (!link) return err("staff.linkDead");
    const { staffId } = link;
    await lockStaff(tx, staffId);
    const now = await databaseNow(tx);
    if (!(await findLiveLink(tx, { ...asked, now }))) return err("staff.linkDead");
    await tx.staffAccount.updateMany({
      where: { userId: staffId, providerId: "credential" },
      data: { password: hash },
    });
    await tx.staff.update({ where: { id: staffId }, data: { version: { increment: 1 } }, select: { id: true } });
    await endEverything(tx, staffId);
    await voidLinks(tx, { staffId, purposes: ["password"], now });
    await record(tx, {
      actor: { kind: "staff", id: staffId },
      type: "staff.passwordSet",
      subject: "staff",
      subjectId: staffId,
    });
    return ok(undefined);
  });
}

/** Ends an account's sessions and the sign-ins that wait for their second factor. */
export async function endEverything(tx: Tx, staffId: string): Promise<void> {
  await tx.staffSession.deleteMany({ where: { userId: staffId } });
  await tx.staffVerification.deleteMany({ where: { value: staffId } });
}

/** Voids mailed links, the cookies that they became, and letters that would carry more. Lock the account first. */
export async function voidLinks(
  tx: Tx,
  { staffId, purposes, now }: { staffId: string; purposes: readonly LinkPurpose[]; now: Date },
): Promise<void> {
  await tx.staffLink.updateMany({
    where: { staffId, purpose: { in: [...purposes] }, revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.message.updateMany({
    where: { staffId, status: "waiting", kind: { in: purposes.flatMap((purpose) => kindsOf[purpose]) } },
    data: { status: "cancelled" },
  });
}
