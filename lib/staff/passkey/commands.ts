import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { queueMessage } from "@/lib/mail/commands";
import { err, ok, type Result } from "@/lib/result";
import { presentedBy } from "@/lib/session";
import { creationChallenge, readCreation } from "@/lib/staff/passkey/ceremony";
import { mayRemovePasskey, mostPasskeys } from "@/lib/staff/passkey/rules";
import type { NewPasskey, PasskeyToRemove } from "@/lib/staff/passkey/schema";
import { lockStaff } from "@/lib/staff/queries";

type Next = { next: string };

/** Whose account it is, and the browser in which they are signed in. */
type Own<Input> = { actor: Actor; input: Input; headers: Headers };

/**
 * Adds a passkey that the authenticator has just made to one's own account. Refuses "staff.passkeyRefused" for an answer
 * to another challenge, from another origin, or with a passkey that is known already, and "staff.passkeysFull".
 */
export async function addPasskey({ actor, input, headers }: Own<NewPasskey>): Promise<Result<Next>> {
  const { answer, name, locale } = input;
  const { sessionToken } = presentedBy(headers);
  if (!sessionToken || !can(actor, "account.own")) return err("staff.signedOut");
  return db().$transaction(async (tx) => {
    const staff = await lockOwn(tx, actor);
    const read = await readCreation(answer, creationChallenge(sessionToken, staff.version));
    if (!read.ok) return err("staff.passkeyRefused");
    if (staff.passkeys.length >= mostPasskeys) return err("staff.passkeysFull");
    const { id: credentialId, publicKey, counter, transports } = read.value;
    const { count } = await tx.staffPasskey.createMany({
      data: { staffId: actor.id, name, credentialId, publicKey, counter, transports },
      skipDuplicates: true,
    });
    if (count === 0) return err("staff.passkeyRefused");
    await tx.staff.update({ where: { id: actor.id }, data: { version: { increment: 1 } }, select: { id: true } });
    await record(tx, { ...about(actor), type: "staff.passkeyAdded", payload: { passkey: name } });
    await tell(tx, { actor, staff, kind: "staffPasskeyAdded" });
    return ok({ next: `/${locale}/desk/account?done=added` });
  });
}

/** Removes one of one's own passkeys. Refuses "staff.lastFactor", and "staff.passkeyGone" for any other. */
export async function removePasskey({
  actor,
  input: { id, locale },
}: Omit<Own<PasskeyToRemove>, "headers">): Promise<Result<Next>> {
  if (!can(actor, "account.own")) return err("staff.notAllowed");
  return db().$transaction(async (tx) => {
    const staff = await lockOwn(tx, actor);
    const passkey = staff.passkeys.find((each) => each.id === id);
    if (!passkey) return err("staff.passkeyGone");
    const allowed = mayRemovePasskey({ app: staff.twoFactors.length > 0, passkeys: staff.passkeys.length });
    if (!allowed.ok) return allowed;
    await tx.staffPasskey.delete({ where: { id }, select: { id: true } });
    await tx.staff.update({ where: { id: actor.id }, data: { version: { increment: 1 } }, select: { id: true } });
    await record(tx, { ...about(actor), type: "staff.passkeyRemoved", payload: { passkey: passkey.name } });
    await tell(tx, { actor, staff, kind: "staffPasskeyRemoved" });
    return ok({ next: `/${locale}/desk/account?done=removed` });
  });
}

/** Ends one's sessions in all other browsers, and the sign-ins that wait there for their second factor. */
export async function endOtherSessions({
  actor,
  input: { locale },
  headers,
}: Own<{ locale: "ru" | "en" }>): Promise<Result<Next>> {
  const { sessionToken } = presentedBy(headers);
  if (!sessionToken || !can(actor, "account.own")) return err("staff.signedOut");
  return db().$transaction(async (tx) => {
    await lockStaff(tx, actor.id);
    const { count: sessions } = await tx.staffSession.deleteMany({
      where: { userId: actor.id, token: { not: sessionToken } },
    });
    await tx.staffVerification.deleteMany({ where: { value: actor.id } });
    await record(tx, { ...about(actor), type: "staff.signedOutElsewhere", payload: { sessions } });
    return ok({ next: `/${locale}/desk/account?done=ended` });
  });
}

/** A letter to the owner, in case it was not they who did it. */
async function tell(
  tx: Tx,
  told: {
    actor: Actor;
    staff: { email: string; locale: "ru" | "en" };
    kind: "staffPasskeyAdded" | "staffPasskeyRemoved";
  },
): Promise<void> {
  const { actor, staff, kind } = told;
  await queueMessage(tx, { kind, staffId: actor.id, locale: staff.locale, recipient: staff.email });
}

async function lockOwn(tx: Tx, { id }: Actor) {
  await lockStaff(tx, id);
  return tx.staff.findUniqueOrThrow({
    where: { id },
    select: {
      version: true,
      email: true,
      locale: true,
      passkeys: { select: { id: true, name: true } },
      twoFactors: { where: { verified: true }, select: { id: true }, take: 1 },
    },
  });
}

function about(actor: Actor) {
  return { actor: { kind: "staff", id: actor.id }, subject: "staff", subjectId: actor.id } as const;
}
