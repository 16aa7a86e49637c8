import type { StaffRole } from "@/lib/staff/types";

/**
 * How an account stands: invited and without a password yet; with a password, but its second factor still to be set up;
 * whole; or closed.
 */
export const accountStates = ["invited", "incomplete", "active", "deactivated"] as const;

export type AccountState = (typeof accountStates)[number];

/** What an administrator may do to an account at the press of a button. */
export const accountVerbs = ["sendLink", "resetSecondFactor", "deactivate", "activate"] as const;

export type AccountVerb = (typeof accountVerbs)[number];

/** An account as far as the rules ask about it. */
export type Account = { id: string; role: StaffRole; state: AccountState };

/** A change of an account: a verb, or another role. */
export type Change = { verb: AccountVerb } | { role: StaffRole };
