import { type ApplicationFilter, filterQuery, type Query, readFilter, single } from "@/lib/application/filter";
import { everydayColumns, type QueueColumn, queueColumns } from "@/lib/review/queue/types";

/** The way through a queue, as a person's page carries it in its address: which event, which filter, how many are done. */
export type Way = {
  event: string | null;
  filter: ApplicationFilter;
  /** Which columns the queue shows; the everyday ones where it does not say. */
  columns?: readonly QueueColumn[];
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
  const columns = readColumns(query);
  return {
    event: single(query.event),
    filter: readFilter(query),
    ...(columns && { columns }),
    done: Number.isInteger(done) && done > 0 && done <= mostDone ? done : 0,
    last: last && isId(last) ? last : null,
  };
}

/** The same from a query as text, as forms carry it. */
export function readWayText(text: string): Way {
  return readWay(Object.fromEntries(new URLSearchParams(text)));
}

/** A way as a URL's query, without a question mark. Reading it gives the same way again. */
export function wayText({ event, filter, columns, done, last }: Way): string {
  return new URLSearchParams({
    ...(event && { event }),
    ...viewQuery({ filter, columns }),
    ...(done > 0 && { done: String(done) }),
    ...(last && { last }),
  }).toString();
}

/** What a saved view keeps of a way, as a URL's query: its filter, its order and its columns. */
export function viewText(way: Pick<Way, "filter" | "columns">): string {
  return new URLSearchParams(viewQuery(way)).toString();
}

function viewQuery({ filter, columns }: { filter: ApplicationFilter; columns?: readonly QueueColumn[] | undefined }) {
  return { ...filterQuery(filter), ...(columns && { cols: columns.join(".") }) };
}

/** Columns by their names: one joined value, or as boxes of a form send them. Null for the everyday ones. */
function readColumns({ cols, col }: Query): readonly QueueColumn[] | null {
  const asked = col === undefined ? (single(cols) ?? "").split(".") : [col].flat();
  const columns = queueColumns.filter((column) => asked.includes(column));
  return columns.length === 0 || columns.join() === everydayColumns.join() ? null : columns;
}

/** Whether a text is the id of a row. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
