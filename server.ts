import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { watchDatabase } from "@/lib/front/availability";
import { checkBoot } from "@/lib/front/boot";
import { createFront } from "@/lib/front/listen";
import { noteOwnOrigin } from "@/lib/http/own-origin";
import { openQueues } from "@/lib/jobs/queue";
import { startJobs } from "@/lib/jobs/worker";
import { log, takeOverConsole } from "@/lib/log";

/** A server that answers, and how to stop it: what has begun is finished, within ten seconds. */
export type RunningServer = { port: number; stop(): Promise<void> };

/**
 * Serves Credence by this process's settings: checks that it may (throws BootRefused), starts the jobs, listens. The
 * database must be migrated, and in production the build be made.
 */
export async function serve(): Promise<RunningServer> {
  const settings = env();
  const dev = settings.NODE_ENV === "development";
  await checkBoot(settings);
  if (!dev) {
    takeOverConsole();
    // TypeScript's loader turns these on, and Node would then hold the source map of every page in memory.
    process.setSourceMapsEnabled(false);
  }
  const availability = watchDatabase(settings.DATABASE_URL);
  const front = createFront({
    // Next is ready before the first connection is accepted.
    handler: (req, res) => handle(req, res),
    availability,
    publicUrl: settings.PUBLIC_URL,
    proxies: settings.TRUSTED_PROXIES,
  });
  // Next listens for upgrades by itself, past everything that the front holds back. Only hot reload needs them: otherwise
  // it listens to a server that nobody reaches.
  const upgrades = dev ? front : createServer();
  const app = next({
    dev,
    dir: import.meta.dirname,
    httpServer: upgrades,
    hostname: settings.HOST,
    port: settings.PORT,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  await openQueues();
  const jobs = settings.JOBS === "on" ? await startJobs() : undefined;
  await new Promise<void>((resolve, reject) => {
    front.once("error", reject);
    front.listen(settings.PORT, settings.HOST, resolve);
  });
  const address = front.address() as AddressInfo;
  noteOwnOrigin(address);
  const { port } = address;
  log().info({ host: settings.HOST, port }, "listening");
  return {
    port,
    async stop() {
      const closed = new Promise((resolve) => front.close(resolve));
      front.closeIdleConnections();
      const patience = setTimeout(() => front.closeAllConnections(), dev ? 500 : 8_000);
      await closed;
      clearTimeout(patience);
      await Promise.allSettled([jobs?.stop(), app.close(), availability.close()]);
      await db().$disconnect();
    },
  };
}
