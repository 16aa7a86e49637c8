import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

// The front and the pages are built apart, so they meet in the one place that a process has.
const holder = globalThis as typeof globalThis & { credenceAnswer?: AsyncLocalStorage<ServerResponse> };
holder.credenceAnswer ??= new AsyncLocalStorage();
const answer = holder.credenceAnswer;

/** Runs `work` so that what it renders can set the status of this answer. */
export function answering<T>(res: ServerResponse, work: () => T): T {
  return answer.run(res, work);
}

/**
 * Makes the answer that is being rendered a 404, for a page that then renders its words itself. Next's own `notFound()`
 * sends an empty document that only a script fills.
 */
export function markNotFound(): void {
  const res = answer.getStore();
  if (res && !res.headersSent) res.statusCode = 404;
}
