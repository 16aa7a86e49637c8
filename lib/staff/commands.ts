import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { Locale } from "@/lib/application/types";
import { type AuditRecord, record } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { endEverything } from "@/lib/staff/link/commands";
import { passwordLength } from "@/lib/staff/rules";
import { encryptTotpSecret, hasTotpSecret } from "@/lib/staff/second-factor";
import { newTotpSecret, otpauthUri } from "@/lib/staff/totp";
import type { StaffRole } from "@/lib/staff/types";

/** Who does it: a member of staff, or the command line. */
export type By = AuditRecord["actor"];

const commandLine: By = { kind: "system" };

/** A new member of staff. Without `password` one is made up; `eventIds` empty means every event. */
export type NewStaff = {
  email: string;
  name: string;
  role: StaffRole;
  eventIds?: readonly string[];
  password?: string;
};

/**
 * Creates an account whose first sign-in sets up its second factor; until then it opens nothing. Gives the password,
 * to be handed over in person. Refuses an address that is taken and a password of fewer than 12 characters.
 */
export async function createStaff(
  { email, name, role, eventIds = [], password = newPassword() }: NewStaff,
  by: By = commandLine,
): Promise<Result<{ id: string; password: string }>> {
  if (password.length < passwordLength.least || password.length > passwordLength.most)
    return err("staff.passwordLength", passwordLength);
  const address = normalAddress(email);
  const hash = await hashPassword(password);
  return db().$transaction(async (tx) => {
    if (await tx.staff.findUnique({ where: { email: address }, select: { id: true } })) return err("staff.exists");
    const { id } = await insertStaff(tx, { email: address, name, role, eventIds, hash, locale: "ru", demo: false });
    await record(tx, {
      actor: by,
      type: "staff.created",
      subject: "staff",
      subjectId: id,
      payload: { after: { role } },
    });
    return ok({ id, password });
  });
}

/** Creates an administrator, as the first account of an installation. */
export async function createAdministrator(
  person: Omit<NewStaff, "role" | "eventIds">,
): Promise<Result<{ id: string; password: string }>> {
  return createStaff({ ...person, role: "administrator" });
}

/**
 * Replaces the second factor by a new secret, given here to be handed over in person, and ends what the old one had
 * opened. It never leaves the account without one: a stolen password alone still opens nothing.
 */
export async function resetSecondFactor(
  email: string,
  by: By = commandLine,
): Promise<Result<{ secret: string; uri: string }>> {
  const secret = newTotpSecret();
  const encrypted = await encryptTotpSecret(secret);
  return changeStaff({ email, by, type: "staff.secondFactorReset" }, async (tx, staff) => {
    await tx.staffTwoFactor.deleteMany({ where: { userId: staff.id } });
    await tx.staffPasskey.deleteMany({ where: { staffId: staff.id } });
    await tx.staffUsedCode.deleteMany({ where: { staffId: staff.id } });
    await tx.staffTwoFactor.create({ data: { userId: staff.id, secret: encrypted, backupCodes: "", verified: true } });
    await tx.staff.update({ where: { id: staff.id }, data: { factorByLink: false }, select: { id: true } });
    await tx.staffDevice.deleteMany({ where: { staffId: staff.id } });
    return { secret, uri: otpauthUri({ secret, email: staff.email }) };
  });
}

/** Replaces the password by a made-up one, given here, and ends all sessions; the second factor stays. */
export async function resetPassword(email: string, by: By = commandLine): Promise<Result<{ password: string }>> {
  const password = newPassword();
  const hash = await hashPassword(password);
  return changeStaff({ email, by, type: "staff.passwordReset" }, async (tx, staff) => {
    await tx.staffAccount.updateMany({
      where: { userId: staff.id, providerId: "credential" },
      data: { password: hash },
    });
    return { password };
  });
}

/** An account of the try-out, whose password and TOTP secret (base 32) are public. */
export type DemoAccount = { email: string; name: string; role: StaffRole; password: string; totpSecret: string };

/** Makes the demo's accounts stand as given, their second factors set up. Only for the embedded database. */
export async function ensureDemoStaff(accounts: readonly DemoAccount[]): Promise<void> {
  for (const { email, name, role, password, totpSecret } of accounts) {
    const address = normalAddress(email);
    const known = await db().staff.findUnique({
      where: { email: address },
      select: { id: true, role: true, twoFactors: { select: { secret: true } } },
    });
    const stored = known?.twoFactors[0]?.secret;
    if (known?.role === role && stored && (await hasTotpSecret(stored, totpSecret))) continue;
    const [hash, secret] = await Promise.all([hashPassword(password), encryptTotpSecret(totpSecret)]);
    await db().$transaction(async (tx) => {
      const id =
        known?.id ??
        (await insertStaff(tx, { email: address, name, role, eventIds: [], hash, locale: "ru", demo: true })).id;
      await tx.staff.update({ where: { id }, data: { role, demo: true, factorByLink: false }, select: { id: true } });
      await tx.staffTwoFactor.deleteMany({ where: { userId: id } });
      await tx.staffTwoFactor.create({ data: { userId: id, secret, backupCodes: "", verified: true } });
    });
  }
}

type StaffRow = { id: string; email: string };

/** One audited change of one account, with the row locked, its sessions and half-done sign-ins ended. */
async function changeStaff<T>(
  { email, by, type }: { email: string; by: By; type: string },
  change: (tx: Tx, staff: StaffRow) => Promise<T>,
): Promise<Result<T>> {
  return db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM staff WHERE email = ${normalAddress(email)} FOR UPDATE`;
    if (!locked) return err("staff.unknown");
    const staff = await tx.staff.findUniqueOrThrow({
      where: { id: locked.id },
      select: { id: true, email: true },
    });
    const given = await change(tx, staff);
    await tx.staff.update({ where: { id: staff.id }, data: { version: { increment: 1 } }, select: { id: true } });
    await endEverything(tx, staff.id);
    await record(tx, { actor: by, type, subject: "staff", subjectId: staff.id });
    return ok(given);
  });
}

/**
 * Inserts the rows of an account; without `hash` its password is still to be set. "twoFactorEnabled" holds from the start, before any secret: by it the sign-in library
 * gives a challenge, never a session, for a password.
 */
export async function insertStaff(tx: Tx, { hash, eventIds, ...person }: StaffRows): Promise<{ id: string }> {
  const data = { ...person, eventIds: [...eventIds], twoFactorEnabled: true, emailVerified: true };
  const { id } = await tx.staff.create({ data, select: { id: true } });
  await tx.staffAccount.create({ data: { userId: id, accountId: id, providerId: "credential", password: hash } });
  return { id };
}

type StaffRows = {
  email: string;
  name: string;
  role: StaffRole;
  eventIds: readonly string[];
  locale: Locale;
  demo: boolean;
  hash: string | null;
};

/** 96 random bits: twenty letters and digits in groups of four, none of which look alike. */
function newPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const picked = Array.from(randomBytes(20), (byte) => letters[byte % letters.length]);
  return (picked.join("").match(/.{4}/g) ?? []).join("-");
}

function normalAddress(email: string): string {
  return email.trim().toLowerCase();
}
