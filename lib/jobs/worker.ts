import { type Job as BossJob, type JobResult, PgBoss } from "pg-boss";
import { checkpointDue, readCheckpoints, writeCheckpoint } from "@/lib/audit/checkpoint";
import { linkAudit } from "@/lib/audit/link";
import { env } from "@/lib/env";
import { indexApplication } from "@/lib/jobs/application-index";
import { type Periodic, repeat } from "@/lib/jobs/periodic";
import { purgeExpired } from "@/lib/jobs/purge";
import { createQueues, logErrors } from "@/lib/jobs/queues";
import { sweepOverdue } from "@/lib/jobs/sweep";
import type { JobData, JobName } from "@/lib/jobs/types";
import { log } from "@/lib/log";
import { answerLinkRequest } from "@/lib/mail/requested";
import { sendMessage } from "@/lib/mail/send";
import { type Transport, transportOf } from "@/lib/mail/transport";

/** A worker that runs until it is stopped; `stop` waits for what it has in hand, at most ten seconds. */
export type Worker = { stop(): Promise<void> };

/**
 * Starts this process's worker of all queues and its periodic tasks. It outlives the database: while that is away it
 * asks again every second, and goes on where it was. Throws only where the database is not there at the start.
 */
export async function startJobs({ transport = transportOf() }: { transport?: Transport } = {}): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: "credence jobs",
    max: 3,
    connectionTimeoutMillis: 5_000,
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
  });
  logErrors(boss);
  await boss.start();
  await createQueues(boss);
  await work(boss, "mail.send", ({ messageId }) => sendMessage(messageId, transport));
  await work(boss, "application.index", ({ applicationId }) => indexApplication(applicationId));
  await work(boss, "links.requested", answerLinkRequest);
  const periodic = repeat([
    auditTask(env().CHECKPOINT_DIR),
    { name: "overdue", everyMs: 60_000, run: sweepOverdue },
    { name: "expired", everyMs: 3_600_000, run: purgeExpired },
  ]);
  return {
    async stop() {
      await periodic.stop();
      await boss.stop({ graceful: true, timeout: 10_000 });
      if (transport.kind === "server") transport.close();
    },
  };
}

/** Two at a time, each taking ten jobs at once and settling them one by one: one that fails does not hold up the rest. */
async function work<Name extends JobName>(boss: PgBoss, name: Name, run: (data: JobData<Name>) => Promise<unknown>) {
  const options = {
    localConcurrency: 2,
    batchSize: 10,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 1,
    perJobResults: true,
  } as const;
  await boss.work(name, options, async (jobs: BossJob<JobData<Name>>[]) => {
    const results: JobResult[] = [];
    for (const job of jobs) results.push(await settle(name, job.id, () => run(job.data)));
    return results;
  });
}

async function settle(name: JobName, id: string, run: () => Promise<unknown>): Promise<JobResult> {
  try {
    await run();
    return { id, status: "completed" };
  } catch (err) {
    log().error({ err, job: name, id }, "job failed");
    // The queue keeps what is given here: a name, never a text that may quote a row.
    return { id, status: "failed", output: { error: err instanceof Error ? err.name : typeof err } };
  }
}

/** Every five seconds: an entry that is not linked yet could be taken out unseen. */
function auditTask(dir: string): Periodic {
  let last: { number: bigint; at: Date } | null | undefined;
  return {
    name: "audit",
    everyMs: 5_000,
    async run() {
      const end = await linkAudit();
      if (!end) return;
      if (last === undefined) {
        const newest = (await readCheckpoints(dir)).good.at(-1);
        last = newest ? { number: newest.number, at: new Date(newest.at) } : null;
      }
      const now = new Date();
      if (!checkpointDue(end, last, now)) return;
      await writeCheckpoint(dir, end, now);
      last = { number: end.number, at: now };
    },
  };
}
