import { hashPassword, verifyPassword } from "better-auth/crypto";
import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { consume, giveBack } from "@/lib/limits/consume";
import { queueMessage } from "@/lib/mail/commands";
import { type Failure, ok, type Result } from "@/lib/result";
import { presentedBy } from "@/lib/session";
import { voidLinks } from "@/lib/staff/link/commands";
import type { PasswordChange } from "@/lib/staff/password/schema";
import { lockStaff } from "@/lib/staff/queries";

const failed = (code: string, more: Omit<Failure, "code"> = {}) => ({ ok: false, error: { code, ...more } }) as const;

const wrong = failed("staff.currentPasswordWrong", { field: "current" });

/**
 * Replaces one's own password, by the present one. All other browsers are signed out, links that set passwords are void,
 * and a letter tells the owner. Refuses "staff.currentPasswordWrong", "staff.passwordSame", "staff.signedOut", and
 * "staff.tooManyTries" after ten mistakes in a quarter of an hour; then nothing is checked.
 */
export async function changePassword({
  actor,
  input: { locale, current, password },
  headers,
}: {
  actor: Actor;
  input: PasswordChange;
  headers: Headers;
}): Promise<Result<{ next: string }>> {
  const { sessionToken } = await presentedBy(headers);
  if (!sessionToken || !can(actor, "account.own")) return failed("staff.signedOut");
  const allowed = await consume("ownPassword", actor.id);
  if (!allowed.ok)
    return failed("staff.tooManyTries", { params: { minutes: Math.ceil(allowed.retryAfterSeconds / 60) } });
  const where = { userId: actor.id, providerId: "credential", password: { not: null } };
  const account = await db().staffAccount.findFirst({ where, select: { id: true, password: true } });
  if (!account?.password || !(await verifyPassword({ hash: account.password, password: current }))) return wrong;
  await giveBack("ownPassword", actor.id);
  if (current === password) return failed("staff.passwordSame", { field: "password" });
  const hash = await hashPassword(password);
  return db().$transaction(async (tx) => {
    await lockStaff(tx, actor.id);
    // Replaced meanwhile: what was checked is the present one no longer. And who was signed out changes nothing.
    const kept = { id: account.id, password: account.password };
    const stands = { token: sessionToken, userId: actor.id };
    if ((await tx.staffSession.count({ where: stands })) === 0) return failed("staff.signedOut");
    const { count } = await tx.staffAccount.updateMany({ where: kept, data: { password: hash } });
    if (count === 0) return wrong;
    const staff = await tx.staff.update({
      where: { id: actor.id },
      data: { version: { increment: 1 } },
      select: { email: true, locale: true },
    });
    const others = { userId: actor.id, token: { not: sessionToken } };
    const { count: sessions } = await tx.staffSession.deleteMany({ where: others });
    await tx.staffVerification.deleteMany({ where: { value: actor.id } });
    await voidLinks(tx, { staffId: actor.id, purposes: ["password"], now: await databaseNow(tx) });
    const about = { subject: "staff", subjectId: actor.id };
    const by = { kind: "staff", id: actor.id } as const;
    await record(tx, { actor: by, type: "staff.passwordChanged", ...about, payload: { sessions } });
    await queueMessage(tx, {
      kind: "staffPasswordChanged",
      staffId: actor.id,
      locale: staff.locale,
      recipient: staff.email,
    });
    return ok({ next: `/${locale}/desk/account?done=password` });
  });
}
