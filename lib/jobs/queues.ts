import type { PgBoss, QueueOptions } from "pg-boss";
import type { JobName } from "@/lib/jobs/types";
import { log } from "@/lib/log";

// Tried again until it works: ten years of tries, at most ten minutes apart.
const forEver = { retryLimit: 1_000_000, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 } as const;
const tenYears = 10 * 366 * 86_400;

/** Every queue and its rules. A finished job, which says who wrote to whom, is deleted within the hour. */
export const queues: Readonly<Record<JobName, QueueOptions>> = {
  "mail.send": { ...forEver, retentionSeconds: tenYears, expireInSeconds: 300, deleteAfterSeconds: 3600 },
  "application.index": { ...forEver, retentionSeconds: tenYears, expireInSeconds: 300, deleteAfterSeconds: 3600 },
  // An answer to a request of days ago would surprise whoever asked.
  "links.requested": { ...forEver, retentionSeconds: 86_400, expireInSeconds: 120, deleteAfterSeconds: 60 },
};

/** Logs what fails inside the queue's own machinery, which goes on by itself. */
export function logErrors(boss: PgBoss): void {
  // It emits plain objects; the log knows by an error's fields whether its text may quote a row.
  boss.on("error", (thrown) => log().error({ err: Object.assign(new Error(thrown.message), thrown) }, "job queue"));
}

/** Creates the queues that are not there yet; safe to call from several processes at once. */
export async function createQueues(boss: PgBoss): Promise<void> {
  for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, options);
}
