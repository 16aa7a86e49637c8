import type { LinkPurpose, StaffLinkKind } from "@/lib/mail/types";
import { err, ok, type Result } from "@/lib/result";
import type { Account, AccountState, AccountVerb, Change } from "@/lib/staff/manage/types";

/** What an account's rows say of it. */
export type AccountFacts = { deactivatedAt: Date | null; hasPassword: boolean; hasFactor: boolean };

/** How an account stands. */
export function stateOf({ deactivatedAt, hasPassword, hasFactor }: AccountFacts): AccountState {
  if (deactivatedAt) return "deactivated";
  if (!hasPassword) return "invited";
  return hasFactor ? "active" : "incomplete";
}

const verbsOf: Readonly<Record<AccountState, readonly AccountVerb[]>> = {
  invited: ["sendLink", "deactivate"],
  // Without a factor that it could be let in by, a reset sends the letter about it once more.
  incomplete: ["sendLink", "resetSecondFactor", "deactivate"],
  active: ["sendLink", "resetSecondFactor", "deactivate"],
  deactivated: ["activate"],
};

/** Whoever could still let others in, if they signed in. */
export function isStandingAdministrator({ role, state }: Pick<Account, "role" | "state">): boolean {
  return role === "administrator" && (state === "active" || state === "incomplete");
}

type Asked = {
  account: Account;
  /** Who asks; null for the command line. */
  actorId: string | null;
  /** How many standing administrators there are beside this account. */
  otherAdministrators: number;
};

/**
 * Whether this change may be made. Refuses "staff.ownAccount", "staff.lastAdministrator" where nobody would be left to
 * manage staff, and "staff.notFromHere" for what makes no sense as the account stands.
 */
export function mayChange(change: Change, { account, actorId, otherAdministrators }: Asked): Result<undefined> {
  if (account.id === actorId) return err("staff.ownAccount");
  if ("verb" in change ? !verbsOf[account.state].includes(change.verb) : account.state === "deactivated")
    return err("staff.notFromHere");
  const takesAway = "verb" in change ? change.verb === "deactivate" : change.role !== "administrator";
  if (takesAway && isStandingAdministrator(account) && otherAdministrators === 0) return err("staff.lastAdministrator");
  return ok(undefined);
}

/** The buttons that an account's page shows to this person. */
export function verbsFor(account: Account, actorId: string): readonly AccountVerb[] {
  return account.id === actorId ? [] : verbsOf[account.state];
}

/** The letter by which a person gets in again: an invitation until the first password, then a new password. */
export function passwordLetter(state: AccountState): StaffLinkKind {
  return state === "invited" ? "staffInvitation" : "staffPassword";
}

/** Letters whose links let their reader set the same thing: a new one voids the others. */
export const kindsOf: Readonly<Record<LinkPurpose, StaffLinkKind[]>> = {
  password: ["staffInvitation", "staffPassword"],
  secondFactor: ["staffSecondFactor"],
};
