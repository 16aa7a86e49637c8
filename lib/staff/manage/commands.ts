import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { queueMessage } from "@/lib/mail/commands";
import { linkPurposes, type StaffLinkKind } from "@/lib/mail/types";
import { assertNever, err, ok, type Result } from "@/lib/result";
import { insertStaff } from "@/lib/staff/commands";
import { endEverything, voidLinks } from "@/lib/staff/link/commands";
import { type AccountRow, lockAccounts } from "@/lib/staff/manage/queries";
import { mayChange, passwordLetter } from "@/lib/staff/manage/rules";
import type { AccessChange, Invitation, VerbPressed } from "@/lib/staff/manage/schema";
import type { Change } from "@/lib/staff/manage/types";

type Next = { next: string };

/**
 * Creates an account without a password and writes to its owner, whose link sets one. Refuses "staff.exists" for an
 * address that has an account, open or closed, and "form.unexpected" for events that do not exist.
 */
export async function inviteStaff({ actor, input }: { actor: Actor; input: Invitation }): Promise<Result<Next>> {
  const { locale, name, email, role, language, eventIds } = input;
  return db().$transaction(async (tx) => {
    const { asker } = await lockAccounts(tx, { id: null, actorId: actor.id });
    if (!asker || !can(asker, "staff.manage")) return err("staff.notAllowed");
    if (await tx.staff.findUnique({ where: { email }, select: { id: true } }))
      return { ok: false, error: { code: "staff.exists", field: "email" } };
    const events = await slugsOf(tx, eventIds);
    if (!events) return err("form.unexpected");
    const { id } = await insertStaff(tx, { email, name, role, eventIds, locale: language, hash: null, demo: false });
    await write(tx, { id, email, locale: language }, "staffInvitation");
    await record(tx, { ...about(actor, id), type: "staff.invited", payload: { after: { role, events } } });
    return ok({ next: `/${locale}/desk/staff/${id}?done=invited` });
  });
}

/**
 * Gives an account another role, other events, or both: from its next request on. With the role its sessions end.
 * Refuses what `mayChange` refuses, "staff.changedMeanwhile" and "staff.gone".
 */
export async function changeAccess({ actor, input }: { actor: Actor; input: AccessChange }): Promise<Result<Next>> {
  const { id, role, eventIds, locale } = input;
  return changeAccount({ actor, input, change: { role } }, async (tx, account) => {
    const [before, after] = [await slugsOf(tx, account.eventIds), await slugsOf(tx, eventIds)];
    if (!after) return err("form.unexpected");
    await tx.staff.update({ where: { id }, data: { role, eventIds }, select: { id: true } });
    if (role !== account.role) {
      await endEverything(tx, id);
      const payload = { before: { role: account.role }, after: { role } };
      await record(tx, { ...about(actor, id), type: "staff.roleChanged", payload });
    }
    if (String(after) !== String(before)) {
      const payload = { before: { events: before ?? [] }, after: { events: after } };
      await record(tx, { ...about(actor, id), type: "staff.eventsChanged", payload });
    }
    return ok({ next: `/${locale}/desk/staff/${id}?done=access` });
  });
}

/**
 * Does what a button of an account's page says. A closed account opens nothing from the next request on; a reset takes
 * its second factors away at once. Refuses as `changeAccess` does.
 */
export async function pressVerb({ actor, input }: { actor: Actor; input: VerbPressed }): Promise<Result<Next>> {
  const { id, verb, locale } = input;
  return changeAccount({ actor, input, change: { verb } }, async (tx, account, now) => {
    const entry = about(actor, id);
    const state = (before: string, after: string) => ({ before: { account: before }, after: { account: after } });
    switch (verb) {
      case "sendLink": {
        const kind = passwordLetter(account.state);
        await voidLinks(tx, { staffId: id, purposes: [linkPurposes[kind]], now });
        await write(tx, account, kind);
        await record(tx, { ...entry, type: "staff.linkSent", payload: { kind } });
        break;
      }
      case "resetSecondFactor":
        await takeFactors(tx, id);
        await endEverything(tx, id);
        await voidLinks(tx, { staffId: id, purposes: ["secondFactor"], now });
        await write(tx, account, "staffSecondFactor");
        await record(tx, { ...entry, type: "staff.secondFactorReset" });
        break;
      case "deactivate":
        await tx.staff.update({ where: { id }, data: { deactivatedAt: now }, select: { id: true } });
        await tx.staffDevice.deleteMany({ where: { staffId: id } });
        await endEverything(tx, id);
        await voidLinks(tx, { staffId: id, purposes: ["password", "secondFactor"], now });
        await record(tx, { ...entry, type: "staff.deactivated", payload: state("active", "deactivated") });
        break;
      case "activate":
        await tx.staff.update({ where: { id }, data: { deactivatedAt: null }, select: { id: true } });
        await record(tx, { ...entry, type: "staff.activated", payload: state("deactivated", "active") });
        break;
      default:
        return assertNever(verb);
    }
    return ok({ next: `/${locale}/desk/staff/${id}?done=${verb}` });
  });
}

type Call = { actor: Actor; input: { id: string; version: number }; change: Change };

/** One change of one account behind everybody else's; who asks must still be an administrator when their turn comes. */
async function changeAccount(
  { actor, input: { id, version }, change }: Call,
  step: (tx: Tx, account: AccountRow, now: Date) => Promise<Result<Next>>,
): Promise<Result<Next>> {
  return db().$transaction(async (tx) => {
    const { account, asker, otherAdministrators } = await lockAccounts(tx, { id, actorId: actor.id });
    if (!asker || !can(asker, "staff.manage")) return err("staff.notAllowed");
    if (!account) return err("staff.gone");
    if (account.version !== version) return err("staff.changedMeanwhile");
    const allowed = mayChange(change, { account, actorId: actor.id, otherAdministrators });
    if (!allowed.ok) return allowed;
    const done = await step(tx, account, await databaseNow(tx));
    if (done.ok) await tx.staff.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } });
    return done;
  });
}

function about(actor: Actor, id: string) {
  return { actor: { kind: "staff", id: actor.id }, subject: "staff", subjectId: id } as const;
}

/** From here on only the browser that opens the letter's link, and knows the password, can set up a new one. */
async function takeFactors(tx: Tx, id: string): Promise<void> {
  await tx.staffTwoFactor.deleteMany({ where: { userId: id } });
  await tx.staffPasskey.deleteMany({ where: { staffId: id } });
  await tx.staffDevice.deleteMany({ where: { staffId: id } });
  // They are kept by their time alone: a code of the new secret would count as used.
  await tx.staffUsedCode.deleteMany({ where: { staffId: id } });
  await tx.staff.update({ where: { id }, data: { factorByLink: true }, select: { id: true } });
}

type Reader = Pick<AccountRow, "id" | "email" | "locale">;

async function write(tx: Tx, { id, email, locale }: Reader, kind: StaffLinkKind): Promise<void> {
  await queueMessage(tx, { kind, staffId: id, locale, recipient: email });
}

/** The events' names in addresses, as the audit keeps them; null where there is no such event. */
async function slugsOf(tx: Tx, ids: readonly string[]): Promise<string[] | null> {
  const rows = await tx.event.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { startsAt: "asc" },
    select: { slug: true },
  });
  return rows.length === new Set(ids).size ? rows.map(({ slug }) => slug) : null;
}
