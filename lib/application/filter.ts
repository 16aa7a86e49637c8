import { decidedStates, openStates } from "@/lib/application/status";
import {
  type ApplicationState,
  applicationStates,
  type Channel,
  channels,
  type Regime,
  regimes,
} from "@/lib/application/types";

/** Orders of a list of applications; a leading minus turns one round. */
export const sorts = ["-submitted", "submitted", "name", "-name", "outlet", "-outlet"] as const;

export type Sort = (typeof sorts)[number];

/** Which states a list shows: one of them, or one of three groups. */
export type StateChoice = ApplicationState | "waiting" | "decided" | "all";

/** What a list of applications is narrowed to and how it is ordered. Texts are as typed; empty means any. */
export type ApplicationFilter = {
  state: StateChoice;
  regime: Regime | null;
  channel: Channel | null;
  /** Only those that came after the window had closed. */
  late: boolean;
  outlet: string;
  /** One of the desk's words. */
  tag: string;
  q: string;
  sort: Sort;
};

/** The list that the desk opens with. */
export const everydayFilter: ApplicationFilter = {
  state: "waiting",
  regime: null,
  channel: null,
  late: false,
  outlet: "",
  tag: "",
  q: "",
  sort: "-submitted",
};

/** The groups of states that can be asked for in one word. */
export const stateGroups = {
  waiting: openStates,
  decided: decidedStates,
  all: applicationStates,
} as const satisfies Record<string, readonly ApplicationState[]>;

/** The states behind a choice. */
export function statesOf(choice: StateChoice): readonly ApplicationState[] {
  return choice === "waiting" || choice === "decided" || choice === "all" ? stateGroups[choice] : [choice];
}

/** What a URL's query holds, once or more times, for a name. */
export type Query = Record<string, string | string[] | undefined>;

const longestText = 100;

/** Reads a filter from a URL's query; what is missing, repeated or unknown falls back to the everyday list's. */
export function readFilter(query: Query): ApplicationFilter {
  return {
    state: oneOf([...applicationStates, "waiting", "decided", "all"] as const, query.state) ?? everydayFilter.state,
    regime: oneOf(regimes, query.regime),
    channel: oneOf(channels, query.channel),
    late: query.late === "yes",
    outlet: text(query.outlet),
    tag: text(query.tag),
    q: text(query.q),
    sort: oneOf(sorts, query.sort) ?? everydayFilter.sort,
  };
}

/** A filter as a URL's query, without what equals the everyday list. Reading it gives the same filter again. */
export function filterQuery(filter: ApplicationFilter): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of ["state", "regime", "channel", "outlet", "tag", "q", "sort"] as const) {
    const value = filter[name];
    if (value !== null && value !== everydayFilter[name]) query[name] = value;
  }
  if (filter.late) query.late = "yes";
  return query;
}

/**
 * A filter's query as one text, without its state and order: which applications, however they stand. Reading it gives
 * that filter, of all states, again.
 */
export function narrowingOf(filter: ApplicationFilter): string {
  return new URLSearchParams(
    filterQuery({ ...filter, state: everydayFilter.state, sort: everydayFilter.sort }),
  ).toString();
}

/** The filter that such a text is, of all states; whatever else stands in it is left out. */
export function readNarrowing(text: string): ApplicationFilter {
  return { ...readFilter(Object.fromEntries(new URLSearchParams(text))), state: "all", sort: everydayFilter.sort };
}

/** One value of a query by its name; null when it is missing or repeated. */
export function single(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function oneOf<const T extends string>(allowed: readonly T[], value: string | string[] | undefined): T | null {
  return allowed.find((each) => each === value) ?? null;
}

function text(value: string | string[] | undefined): string {
  return (single(value) ?? "").trim().slice(0, longestText);
}
