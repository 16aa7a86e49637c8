import type { decidedStates } from "@/lib/application/status";

/** How a held decision came out. */
export type HeldState = (typeof decidedStates)[number];

export type HeldCounts = Readonly<Record<HeldState, number>>;

/** A decision that is held, as far as it is counted, compared and written about. */
export type HeldRow = {
  id: string;
  state: HeldState;
  decisionNo: number;
  version: number;
  locale: "ru" | "en";
  email: string;
};

/** What the page of an event's release shows. */
export type ReleaseView = {
  counts: HeldCounts;
  /** All that are held. */
  total: number;
  /** Names these very decisions: what is released is compared with what was shown. */
  digest: string;
  /** Of the held: those with no address, who are told by telephone. */
  silent: number;
  /** Applications on which nobody has decided yet. */
  undecided: number;
  /** One held application of each outcome that there is. */
  samples: readonly { state: HeldState; id: string }[];
  /** The last release, if there was one; `by` is null where the account is gone. */
  last: { at: Date; by: string | null; total: number } | null;
};
