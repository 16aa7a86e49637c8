import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { env } from "@/lib/env";
import { type Received, startTestServer } from "@/lib/mail/test-server";
import { migrate } from "@/prisma/migrate";
import { type EmbeddedDatabase, openDatabase } from "@/scripts/embedded-postgres";
import { freePort } from "@/scripts/ports";
import { readPostmaster } from "@/scripts/postmaster";
import type { Place } from "./plain-client";

export { expect };

const root = join(import.meta.dirname, "..");

/**
 * An installation as an operator runs it, and not the try-out: the production build behind a proxy with HTTPS, a
 * PostgreSQL that writes through to the disk, a master key elsewhere, a mail server. `db()` of the test is its database.
 */
export type OwnServer = Place & {
  port: number;
  database: EmbeddedDatabase & { port: number; start(): Promise<void>; kill(): void };
  /** Its mail server, and everything that this has taken so far. */
  mail: { port: number; received(): Received[]; stop(): Promise<void>; start(): Promise<void> };
  /** Of the process; undefined while there is none. */
  pid(): number | undefined;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** What the process, and its PostgreSQL, have written into their logs so far. */
  log(): string;
  databaseLog(): string;
  /** Whom the process has turned to, each once: "tcp host:port", "dns name". */
  contacts(): string[];
  /** Those that its operator did not name: whoever is neither its database nor its mail server, nor itself. */
  strangers(): string[];
};

/** Playwright's test with a server of the worker's own. Tests with it share a worker, and none with the other tests. */
export const test = base.extend<object, { own: OwnServer }>({
  own: [
    async ({ browserName: _ }, use) => {
      const folder = mkdtempSync(join(tmpdir(), "credence-own-"));
      // As root, the database runs under an account of its own, which must be able to enter.
      chmodSync(folder, 0o755);
      const own = await install(folder);
      try {
        await own.start();
        await use(own);
      } finally {
        await own.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

async function install(folder: string): Promise<OwnServer & { stop(): Promise<void> }> {
  const data = join(folder, "data");
  let opened = await openDatabase({ folder: data });
  const { connectionString } = opened;
  let mailServer = await startTestServer();
  const { url: mailUrl, port: mailPort } = mailServer;
  const taken: Received[] = [];
  const [port, settings] = [await freePort(), settingsOf(folder)];
  Object.assign(process.env, settings, { DATABASE_URL: connectionString, SMTP_URL: mailUrl, LOG_LEVEL: "silent" });
  if (env().DATABASE_URL !== connectionString) throw new Error("This worker has used another server's settings before");
  await migrate({ connectionString });
  const files = { log: join(folder, "server.log"), contacts: join(folder, "contacts") };
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: "production" as const,
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR || ".next-test",
    ...settings,
    DATABASE_URL: connectionString,
    SMTP_URL: mailUrl,
    PORT: String(port),
    CONTACTS_FILE: files.contacts,
  };
  const postmaster = () => readPostmaster(join(data, "cluster", "data"));
  let child: ChildProcess | undefined;
  const url = `http://127.0.0.1:${port}`;
  const contacts = () => {
    const noted = existsSync(files.contacts) ? readFileSync(files.contacts, "utf8").trim() : "";
    return [...new Set(noted.split("\n").filter(Boolean))];
  };
  // An action that leads to another page asks itself for that page's payload.
  const named = [Number(new URL(connectionString).port), mailPort, port].map((own) => `tcp 127.0.0.1:${own}`);
  const kill = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = undefined;
    if (ending) await end(ending, signal);
  };
  const stopMail = async () => {
    taken.push(...mailServer.received.splice(0));
    await mailServer.stop();
  };
  return {
    url,
    port,
    publicUrl: settings.PUBLIC_URL,
    mail: {
      port: mailPort,
      received: () => [...taken, ...mailServer.received],
      stop: stopMail,
      async start() {
        mailServer = await startTestServer({ port: mailPort });
      },
    },
    database: {
      connectionString,
      port: Number(new URL(connectionString).port),
      stop: () => opened.stop(),
      async start() {
        opened = await openDatabase({ folder: data });
      },
      kill: () => void process.kill(postmaster()?.pid ?? Number.NaN, "SIGKILL"),
    },
    pid: () => child?.pid,
    async start() {
      child = run(environment, files.log);
      await expect.poll(() => isReady(url, child), { timeout: 60_000, intervals: [100] }).toBe(true);
    },
    kill: () => kill("SIGKILL"),
    async stop() {
      await kill("SIGTERM");
      await stopMail();
      await opened.stop();
    },
    log: () => readFileSync(files.log, "utf8"),
    databaseLog: () => readFileSync(join(data, "cluster", "postgres.log"), "utf8"),
    contacts,
    strangers: () => contacts().filter((contact) => !named.includes(contact)),
  };
}

function settingsOf(folder: string) {
  const actionsKey = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  if (!actionsKey) throw new Error("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is not set: the build was made with one");
  mkdirSync(join(folder, "elsewhere"));
  const masterKey = join(folder, "elsewhere", "master.key");
  writeFileSync(masterKey, randomBytes(32), { mode: 0o600 });
  return {
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    HOST: "127.0.0.1",
    PUBLIC_URL: "https://accreditation.example",
    TRUSTED_PROXIES: "127.0.0.1",
    EMBEDDED_DATABASE: "no",
    DATA_DIR: join(folder, "data"),
    KEY_DIR: join(folder, "keys"),
    MASTER_KEY_FILE: masterKey,
    CHECKPOINT_DIR: join(folder, "checkpoints"),
    MAIL_FROM: "no-reply@accreditation.example",
  };
}

function run(environment: NodeJS.ProcessEnv, log: string): ChildProcess {
  const output = openSync(log, "a");
  const program = join(root, "e2e", "own-server-program.ts");
  // The heap of `npm start`.
  return spawn(process.execPath, ["--max-old-space-size=320", "--import", "tsx", program], {
    cwd: root,
    env: environment,
    stdio: ["ignore", output, output, "ipc"],
  });
}

async function isReady(url: string, child: ChildProcess | undefined): Promise<boolean> {
  if (child?.exitCode !== null) throw new Error("The server process has ended: see its log");
  return fetch(`${url}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
