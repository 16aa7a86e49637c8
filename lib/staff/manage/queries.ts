import { type Actor, can } from "@/lib/access";
import type { Locale } from "@/lib/application/types";
import { db, type Tx } from "@/lib/db";
import { type StaffLinkKind, staffLinkKinds } from "@/lib/mail/types";
import { forbiddenAt, normalise } from "@/lib/names/normalise";
import { isStandingAdministrator, stateOf } from "@/lib/staff/manage/rules";
import type { AccountState } from "@/lib/staff/manage/types";
import type { StaffRole } from "@/lib/staff/types";

/** An account as a change of it needs to know it. */
export type AccountRow = {
  id: string;
  email: string;
  role: StaffRole;
  eventIds: string[];
  locale: Locale;
  version: number;
  state: AccountState;
};

const accountColumns = {
  id: true,
  name: true,
  email: true,
  role: true,
  eventIds: true,
  locale: true,
  version: true,
  deactivatedAt: true,
  accounts: { where: { providerId: "credential", password: { not: null } }, select: { id: true }, take: 1 },
  twoFactors: { where: { verified: true }, select: { id: true }, take: 1 },
  _count: { select: { passkeys: true } },
} as const;

type Row = {
  deactivatedAt: Date | null;
  accounts: unknown[];
  twoFactors: unknown[];
};

const stateIn = ({ deactivatedAt, accounts, twoFactors }: Row) =>
  stateOf({ deactivatedAt, hasPassword: accounts.length > 0, hasFactor: twoFactors.length > 0 });

/**
 * Holds an account and every administrator until the transaction ends, in one order, so that two who change each other
 * take turns; then reads them as they stand. Whoever asks and is an administrator no more is not given.
 */
export async function lockAccounts(tx: Tx, { id, actorId }: { id: string | null; actorId: string }) {
  await tx.$queryRaw`
    SELECT id FROM staff WHERE id = ${id ?? ""} OR (role = 'administrator' AND deactivated_at IS NULL)
    ORDER BY id FOR UPDATE`;
  const rows = await tx.staff.findMany({
    where: { OR: [{ id: id ?? "" }, { role: "administrator", deactivatedAt: null }] },
    select: accountColumns,
  });
  const accounts = rows.map((row) => ({ ...row, state: stateIn(row) }));
  return {
    account: accounts.find((each) => each.id === id) ?? null,
    asker: accounts.find((each) => each.id === actorId && each.state !== "deactivated") ?? null,
    otherAdministrators: accounts.filter((each) => each.id !== id && isStandingAdministrator(each)).length,
  };
}

/** A line of the list of staff. `events` null stands for all. */
export type StaffLine = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  state: AccountState;
  events: readonly { titleRu: string; titleEn: string }[] | null;
  /** What they sign in with beside the password. `byLink`: taken away, and its letter not followed yet. */
  factor: { app: boolean; passkeys: number; byLink: boolean };
  /** When a page of theirs was last asked for, to the minute, or when they last signed in or out. */
  lastSeen: Date | null;
};

/** One page of the list and the key of the next, null on the last. */
export type StaffPage = { lines: StaffLine[]; next: string | null };

const pageSize = 100;

const lineColumns = { ...accountColumns, factorByLink: true } as const;

/**
 * Staff by name, 100 to a page. `q` narrows to names and addresses that contain it, `after` is a page's key. Gives null
 * to who may not manage staff.
 */
export async function listStaff(
  actor: Actor,
  { q, after }: { q?: string; after?: string } = {},
): Promise<StaffPage | null> {
  if (!can(actor, "staff.manage")) return null;
  // As names are kept; what none of them can hold finds nobody.
  const text = normalise(q ?? "");
  if (text.length > 100 || forbiddenAt(text) > 0) return { lines: [], next: null };
  const contains = { contains: text, mode: "insensitive" } as const;
  const rows = await db().staff.findMany({
    where: text ? { OR: [{ name: contains }, { email: contains }] } : {},
    orderBy: [{ name: "asc" }, { id: "asc" }],
    ...(after && isId(after) && { cursor: { id: after }, skip: 1 }),
    take: pageSize + 1,
    select: lineColumns,
  });
  const shown = rows.slice(0, pageSize);
  return { lines: await toLines(shown), next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}

/** The last letter that was written to an account about itself. */
export type StaffLetter = {
  id: string;
  kind: StaffLinkKind;
  status: "waiting" | "sent" | "failed" | "cancelled";
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
};

/** An account as its page shows it. */
export type StaffDetails = StaffLine & {
  version: number;
  eventIds: readonly string[];
  locale: Locale;
  createdAt: Date;
  letter: StaffLetter | null;
};

/** One account; null where it does not exist, and for who may not manage staff. */
export async function readStaff(actor: Actor, id: string): Promise<StaffDetails | null> {
  if (!can(actor, "staff.manage") || !isId(id)) return null;
  const row = await db().staff.findUnique({ where: { id }, select: { ...lineColumns, createdAt: true } });
  const [line] = row ? await toLines([row]) : [];
  if (!row || !line) return null;
  const letter = await db().message.findFirst({
    where: { staffId: id, kind: { in: [...staffLinkKinds] } },
    orderBy: { id: "desc" },
    select: { id: true, kind: true, status: true, attempts: true, createdAt: true, sentAt: true },
  });
  const kind = staffLinkKinds.find((each) => each === letter?.kind);
  const { version, eventIds, locale, createdAt } = row;
  return { ...line, version, eventIds, locale, createdAt, letter: letter && kind ? { ...letter, kind } : null };
}

/** An event that an account can be limited to. */
export type ChoosableEvent = { id: string; titleRu: string; titleEn: string; startsAt: Date; timeZone: string };

/** Events that an account can be limited to: all but those archived, the latest first. */
export async function listEventChoices(actor: Actor): Promise<ChoosableEvent[]> {
  if (!can(actor, "staff.manage")) return [];
  return db().event.findMany({
    where: { status: { not: "archived" } },
    orderBy: [{ startsAt: "desc" }, { slug: "asc" }],
    select: { id: true, titleRu: true, titleEn: true, startsAt: true, timeZone: true },
    take: 200,
  });
}

type LineRow = Row & {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  eventIds: string[];
  factorByLink: boolean;
  _count: { passkeys: number };
};

async function toLines(rows: readonly LineRow[]): Promise<StaffLine[]> {
  const ids = rows.map(({ id }) => id);
  const [events, seen] = await Promise.all([
    db().event.findMany({
      where: { id: { in: rows.flatMap(({ eventIds }) => eventIds) } },
      orderBy: { startsAt: "asc" },
      select: { id: true, titleRu: true, titleEn: true },
    }),
    db().$queryRaw<{ id: string; at: Date }[]>`
      SELECT id, max(at) AS at FROM (
        SELECT user_id AS id, updated_at AS at FROM staff_session WHERE user_id = ANY(${ids})
        UNION ALL
        SELECT subject_id, at FROM audit_entry
        WHERE subject_id = ANY(${ids}) AND type IN ('staff.signedIn', 'staff.signedOut')
      ) seen GROUP BY id`,
  ]);
  const seenAt = new Map(seen.map(({ id, at }) => [id, at]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    state: stateIn(row),
    events: row.eventIds.length > 0 ? events.filter(({ id }) => row.eventIds.includes(id)) : null,
    factor: { app: row.twoFactors.length > 0, passkeys: row._count.passkeys, byLink: row.factorByLink },
    lastSeen: seenAt.get(row.id) ?? null,
  }));
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
