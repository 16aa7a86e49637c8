import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { type AuditRecord, record } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
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
  if (password.length < 12 || password.length > 128) return err("staff.passwordLength", { least: 12, most: 128 });
  const address = normalAddress(email);
  const hash = await hashPassword(password);
  return db().$transaction(async (tx) => {
    if (await tx.staff.findUnique({ where: { email: address }, select: { id: true } })) return err("staff.exists");
    const { id } = await insertStaff(tx, { email: address, name, role, eventIds, hash, demo: false });
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
    await tx.staffTwoFactor.create({ data: { userId: staff.id, secret: encrypted, backupCodes: "", verified: true } });
    await tx.staffDevice.deleteMany({ where: { staffId: staff.id } });
    return { given: { secret, uri: otpauthUri({ secret, email: staff.email }) } };
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
    return { given: { password } };
  });
}

/** Gives an account another role and ends its sessions: the new one holds from the next sign-in on. */
export async function changeRole(
  { email, role }: { email: string; role: StaffRole },
  by: By = commandLine,
): Promise<Result<undefined>> {
  return changeStaff({ email, by, type: "staff.roleChanged" }, async (tx, staff) => {
    await tx.staff.update({ where: { id: staff.id }, data: { role }, select: { id: true } });
    return { given: undefined, payload: { before: { role: staff.role }, after: { role } } };
  });
}

/** Closes an account for good: it keeps its name in the audit, and opens nothing from the next request on. */
export async function deactivate(email: string, by: By = commandLine): Promise<Result<undefined>> {
  return changeStaff({ email, by, type: "staff.deactivated" }, async (tx, staff) => {
    await tx.staff.update({ where: { id: staff.id }, data: { deactivatedAt: new Date() }, select: { id: true } });
    await tx.staffDevice.deleteMany({ where: { staffId: staff.id } });
    return { given: undefined };
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
        known?.id ?? (await insertStaff(tx, { email: address, name, role, eventIds: [], hash, demo: true })).id;
      await tx.staff.update({ where: { id }, data: { role, demo: true }, select: { id: true } });
      await tx.staffTwoFactor.deleteMany({ where: { userId: id } });
      await tx.staffTwoFactor.create({ data: { userId: id, secret, backupCodes: "", verified: true } });
    });
  }
}

type StaffRow = { id: string; email: string; role: StaffRole };

/** One audited change of one account, with the row locked, its sessions and half-done sign-ins ended. */
async function changeStaff<T>(
  { email, by, type }: { email: string; by: By; type: string },
  change: (tx: Tx, staff: StaffRow) => Promise<{ given: T; payload?: Record<string, unknown> }>,
): Promise<Result<T>> {
  return db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM staff WHERE email = ${normalAddress(email)} FOR UPDATE`;
    if (!locked) return err("staff.unknown");
    const staff = await tx.staff.findUniqueOrThrow({
      where: { id: locked.id },
      select: { id: true, email: true, role: true },
    });
    const { given, payload } = await change(tx, staff);
    await tx.staffSession.deleteMany({ where: { userId: staff.id } });
    await tx.staffVerification.deleteMany({ where: { value: staff.id } });
    await record(tx, { actor: by, type, subject: "staff", subjectId: staff.id, payload });
    return ok(given);
  });
}

/**
 * Inserts the rows of an account. "twoFactorEnabled" holds from the start, before any secret: by it the sign-in library
 * gives a challenge, never a session, for a password.
 */
async function insertStaff(
  tx: Tx,
  {
    hash,
    eventIds,
    ...person
  }: Omit<StaffRow, "id"> & { name: string; demo: boolean; eventIds: readonly string[]; hash: string },
): Promise<{ id: string }> {
  const data = { ...person, eventIds: [...eventIds], twoFactorEnabled: true, emailVerified: true };
  const { id } = await tx.staff.create({ data, select: { id: true } });
  await tx.staffAccount.create({ data: { userId: id, accountId: id, providerId: "credential", password: hash } });
  return { id };
}

/** 96 random bits: twenty letters and digits in groups of four, none of which look alike. */
function newPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const picked = Array.from(randomBytes(20), (byte) => letters[byte % letters.length]);
  return (picked.join("").match(/.{4}/g) ?? []).join("-");
}

function normalAddress(email: string): string {
  return email.trim().toLowerCase();
}
