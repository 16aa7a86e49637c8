import { type ApplicationFilter, filterQuery, type Query, readFilter, single } from "@/lib/application/filter";

/** The way through a queue, as a person's page carries it in its address: which event, which filter, how many are done. */
export type Way = {
  event: string | null;
  filter: ApplicationFilter;
  /** How many decisions were made on this way. */
  done: number;
  /** The application decided last, whose decision can be undone from the next page. */
  last: string | null;
};

const mostDone = 9_999;

/** Reads a way from a URL's query; what it does not know falls back to the everyday queue's beginning. */
export function readWay(query: Query): Way {
  const done = Number(single(query.done) ?? 0);
  const last = single(query.last);
  return {
    event: single(query.event),
    filter: readFilter(query),
    done: Number.isInteger(done) && done > 0 && done <= mostDone ? done : 0,
    last: last && isId(last) ? last : null,
  };
}

/** The same from a query as text, as forms carry it. */
export function readWayText(text: string): Way {
  return readWay(Object.fromEntries(new URLSearchParams(text)));
}

/** A way as a URL's query, without a question mark. Reading it gives the same way again. */
export function wayText({ event, filter, done, last }: Way): string {
  return new URLSearchParams({
    ...(event && { event }),
    ...filterQuery(filter),
    ...(done > 0 && { done: String(done) }),
    ...(last && { last }),
  }).toString();
}

/** Whether a text is the id of a row. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
