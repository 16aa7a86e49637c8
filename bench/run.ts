import { availableParallelism } from "node:os";
import { setTimeout } from "node:timers/promises";
import { exportMeasures } from "@/bench/exports";
import { formMeasures } from "@/bench/form";
import { load, median, type Target } from "@/bench/load";

import { type Process, peakWhile, startProcess } from "@/bench/processes";
import { deskCookie } from "@/bench/staff";
import { readyDrafts, submitTarget } from "@/bench/submit";
import { db } from "@/lib/db";
import { eventWithCrowd } from "@/prisma/demo-crowd";
import { migrate } from "@/prisma/migrate";
import { build } from "@/scripts/build";
import { openInstallation } from "@/scripts/installation";
import { freePort } from "@/scripts/ports";

// `npm run bench -- --people 100000 --seconds 4 --rounds 3`
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const people = option("people", 100_000);
const seconds = option("seconds", 4);
const rounds = option("rounds", 3);

/** Loads both targets in turn, round by round, and prints the ratio of A to the bare limit B with its spread. */
async function compare(
  name: string,
  { ours, bare, connections, warmUp = 0 }: { ours: Target; bare: Target; connections: number; warmUp?: number },
): Promise<void> {
  const figures: { ours: number; bare: number; p95: number; wrong: number }[] = [];
  if (warmUp > 0) await load(ours, { connections, seconds: warmUp });
  for (let round = 0; round <= rounds; round++) {
    const b = await load(bare, { connections, seconds });
    const a = await load(ours, { connections, seconds });
    // The first round warms both up.
    if (round > 0) figures.push({ ours: a.perSecond, bare: b.perSecond, p95: a.p95, wrong: a.wrong + b.wrong });
  }
  const ratios = figures.map((figure) => figure.ours / figure.bare);
  const wrong = figures.reduce((sum, figure) => sum + figure.wrong, 0);
  const noise = Math.max(...figures.map(({ bare }) => bare)) / Math.min(...figures.map(({ bare }) => bare)) - 1;
  row(name, [
    `${median(ratios).toFixed(3)} × bare (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)})`,
    `${median(figures.map(({ ours }) => ours)).toFixed(0)} of ${median(figures.map(({ bare }) => bare)).toFixed(0)} a second`,
    `95 % within ${median(figures.map(({ p95 }) => p95)).toFixed(0)} ms at ${connections} connections`,
    `noise of the bare limit ${(noise * 100).toFixed(0)} %`,
    ...(wrong > 0 ? [`${wrong} answers were not as expected`] : []),
  ]);
}

/** A page of the desk beside the bare list. What few have asked for yet is still being compiled: it takes some thousand requests. */
const compareList = (name: string, ours: Target, bare: Target) =>
  compare(name, { ours, bare, connections: 8, warmUp: 8 });

/** The desk's other lists, each beside the same bare list of fifty rows. */
async function comparePages({
  server,
  cookie,
  event,
  bare,
}: {
  server: Process;
  cookie: string;
  event: string;
  bare: Target;
}): Promise<void> {
  for (const page of ["outlets", "outbox", "audit", "overview", "lists", "entry", "events"])
    await compareList(
      `${page} page`,
      { url: `${server.origin}/ru/desk/${page}?event=${event}`, headers: { cookie } },
      bare,
    );
}

function row(name: string, figures: readonly string[]): void {
  console.log(`${name.padEnd(34)} ${figures.join(" · ")}`);
}

const bareBody = JSON.stringify(
  Object.fromEntries(Array.from({ length: 18 }, (_, index) => [`f${index}`, "Цветкова Юлия"])),
);

/** Waits until everything that is due has been done, so that no page is measured beside it; gives the milliseconds. */
async function jobsDone(): Promise<number> {
  const begun = performance.now();
  const due = () => db().$queryRaw<[{ due: number }]>`
    SELECT count(*)::int AS due FROM pgboss.job WHERE state < 'completed' AND start_after <= now()`;
  while ((await due())[0].due > 0) await setTimeout(250);
  return performance.now() - begun;
}

async function measure(server: Process, bare: Process): Promise<void> {
  const event = await eventWithCrowd("bench", people);
  row("ready after a second start", [`${(server.readyMs / 1000).toFixed(1)} s`]);
  row("memory when idle", [`${server.memoryMb().toFixed(0)} MB`]);

  const { consentVersion } = await db().event.findUniqueOrThrow({
    where: { id: event.id },
    select: { consentVersion: true },
  });
  const open = await eventWithCrowd("bench-submit", 0);
  const drafts = await readyDrafts(open, Math.ceil((seconds * (rounds + 1) + 1) * 500), consentVersion);
  const submit = await submitTarget(server.origin, open.slug, drafts);
  const bareSubmit: Target = {
    url: `${bare.origin}/submit`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: bareBody,
  };
  // For the outbox and the audit to have something to show.
  await load(submit, { connections: 8, seconds: 1 });
  await jobsDone();

  const cookie = await deskCookie();
  const queue = (query: string): Target => ({
    url: `${server.origin}/ru/desk/queue?event=${event.slug}${query}`,
    headers: { cookie },
  });
  const bareList: Target = { url: `${bare.origin}/list/${event.id}` };
  await compareList("queue page", queue(""), bareList);
  await comparePages({ server, cookie, event: event.slug, bare: bareList });
  await compareList("queue page, search", queue(`&q=${encodeURIComponent("Severtsev Aglaia")}`), bareList);
  const approved = await db().application.count({ where: { eventId: event.id, state: "approved" } });
  for (const [name, figures] of await exportMeasures({ server, event, cookie }, approved)) row(name, figures);
  for (const [name, figures] of await formMeasures(server, event.slug)) row(name, figures);
  // Last: a process that has taken a rush of submissions answers all else a sixth more slowly.
  const { peakMb } = await peakWhile(server, () =>
    compare("submit", { ours: submit, bare: bareSubmit, connections: 32 }),
  );
  row("memory at most while submitting", [`${peakMb.toFixed(0)} MB`]);
  row("receipts and index entries behind the last", [`${((await jobsDone()) / 1000).toFixed(1)} s`]);
}

const { database, distDir } = await openInstallation("bench");
const processes: Process[] = [];
try {
  await migrate({ connectionString: process.env.DATABASE_URL ?? "" });
  await build({ distDir, signal: new AbortController().signal });
  // The drafts' newsrooms stand behind addresses of their own.
  const port = String(await freePort());
  const settings = {
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TRUSTED_PROXIES: "127.0.0.1",
    LOG_LEVEL: "silent",
  };
  const server = await startProcess({ script: "server.ts", heapMb: 320, settings });
  processes.push(server);
  const bare = await startProcess({ script: "bare-server.ts", heapMb: 320, settings: {} });
  processes.push(bare);
  console.log(
    `${availableParallelism()} cores, ${people} applications, ${rounds} rounds of ${seconds} s, ratios to the bare limit of the same run`,
  );
  await measure(server, bare);
} finally {
  for (const process of processes) await process.stop();
  await db().$disconnect();
  await database?.stop();
}
process.exit(0);
