import type { ApplicationState, Regime } from "@/lib/application/types";
import type { OutletKind } from "@/lib/event/types";

/** Applications of one calendar day in the event's zone, YYYY-MM-DD. */
export type DayCount = { day: string; count: number };

/** People of one country (ISO 3166-1 alpha-2). */
export type CountryCount = { country: string; applied: number; approved: number };

/** People of outlets of one kind; null: of outlets that no entry of the register stands for. */
export type KindCount = { kind: OutletKind | null; applied: number; approved: number };

/** What waits, and for whom. */
export type Waiting = {
  /** New, and in nobody's hands. */
  free: number;
  /** In hand, by who holds them: a claim that has not lapsed. */
  inHand: readonly { name: string; count: number }[];
  /** In review, and in nobody's hands any more. */
  letGo: number;
  /** Recommended: another person decides. */
  second: number;
  /** A question was asked: the applicant answers. */
  applicant: number;
  /** Decided, and not yet announced. */
  unannounced: number;
};

/** How an application stands, or that it was set aside for the same person's other one, which counts by itself. */
export type Standing = ApplicationState | "setAside";

/** An event as the wall of an office shows it: all figures of one moment. */
export type Overview = {
  at: Date;
  states: readonly { regime: Regime; state: Standing; count: number }[];
  /** Every day from the first application or the opening to the later of today and the last one, without gaps. */
  days: readonly DayCount[];
  today: string;
  /** The last day on which applications are taken. */
  deadline: string;
  /** The most frequent first, at most ten; `others` are those of all further countries. */
  countries: readonly CountryCount[];
  others: { countries: number; applied: number; approved: number };
  /** The most frequent first, those without an outlet last. */
  kinds: readonly KindCount[];
  /** Approved people by the index of their entry slot. */
  slots: ReadonlyMap<number, number>;
  withoutSlot: number;
  waiting: Waiting;
  /** Outgoing letters. */
  letters: { due: number; later: number; sent: number; failed: number };
  /** Seconds from submission to the standing decision: half of them took less, nine in ten took less. Null without one. */
  decision: { median: number; ninetieth: number } | null;
  /** When the application that has waited longest was submitted; null when none waits. */
  oldestWaiting: Date | null;
};
