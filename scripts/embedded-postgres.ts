import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { freePort, isFree } from "@/scripts/ports";
import { type Binaries, findBinaries, postgresEnvironment } from "@/scripts/postgres-binaries";
import { createCluster, removeDrafts } from "@/scripts/postgres-cluster";
import { forgetDead, readPostmaster } from "@/scripts/postmaster";

/** A running PostgreSQL that belongs to this process until it stops it. */
export type EmbeddedDatabase = { connectionString: string; stop(): Promise<void> };

/** Another process already runs the database of this folder. */
export class AlreadyRunning extends Error {
  override name = "AlreadyRunning";
  constructor(readonly connectionString: string) {
    super("Credence is already running from this folder: stop it first.");
  }
}

// The process that owns a database holds this lock on it. The server drops the lock the moment that its owner dies,
// so there is no file to go stale and no process number to be mistaken.
const ownersLock = 7_401_153;

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "timezone=UTC",
  // Row values must not reach the log: no DETAIL, no statements.
  "log_error_verbosity=terse",
  "log_min_error_statement=panic",
];

/**
 * Starts the PostgreSQL of `folder` and creates what is missing, or takes over one whose owner died; restarts it when it
 * dies. `extra` adds settings ("fsync=off" where nothing must last). Throws AlreadyRunning when another process owns it.
 */
export async function openDatabase({
  folder,
  extra = [],
}: {
  folder: string;
  extra?: string[];
}): Promise<EmbeddedDatabase> {
  const binaries = findBinaries();
  const cluster = createCluster({ folder, binaries });
  const server = new Server(cluster, binaries, extra);
  await server.take(await server.choosePort());
  await server.createDatabase();
  removeDrafts(folder);
  return { connectionString: server.address("credence"), stop: () => server.stop() };
}

class Server {
  private readonly data: string;
  private readonly password: string;
  private port = 0;
  private owner: pg.Client | undefined;
  private stopping = false;
  private readonly atExit = () => this.signal("SIGINT");

  constructor(
    private readonly cluster: string,
    private readonly binaries: Binaries,
    private readonly extra: string[],
  ) {
    this.data = join(cluster, "data");
    this.password = readFileSync(join(cluster, "password"), "utf8").trim();
  }

  address(database: string): string {
    return `postgresql://credence:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  /** The port of last time, or a new one when somebody else has taken it. */
  async choosePort(): Promise<number> {
    const file = join(this.cluster, "port");
    const running = readPostmaster(this.data);
    if (running) return running.port;
    const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    const port = last && (await isFree(last)) ? last : await freePort();
    writeFileSync(file, String(port));
    return port;
  }

  /** Starts the server unless it runs, and becomes its owner; keeps trying for a minute, since recovery takes its time. */
  async take(port: number): Promise<void> {
    this.port = port;
    const deadline = Date.now() + 60_000;
    let nextSpawn = 0;
    while (!this.stopping) {
      const running = readPostmaster(this.data);
      if (running) this.port = running.port;
      if (running && (await this.lock())) return;
      if (Date.now() > deadline) throw new Error(`PostgreSQL does not start. Its log ends with: ${this.logTail()}`);
      if (!running && Date.now() > nextSpawn) {
        forgetDead(this.data);
        this.spawn();
        nextSpawn = Date.now() + 500;
      }
      await pause(30);
    }
  }

  /** True when this process now owns the server; false while there is none to talk to. */
  private async lock(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.address("postgres"),
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [ownersLock]);
      if (!rows[0]?.mine) throw new AlreadyRunning(this.address("credence"));
    } catch (error) {
      await client.end().catch(() => undefined);
      if (error instanceof AlreadyRunning) throw error;
      return false;
    }
    this.owner = client;
    client.once("end", () => this.heal());
    process.once("exit", this.atExit);
    return true;
  }

  private heal(): void {
    process.off("exit", this.atExit);
    if (this.stopping) return;
    this.take(this.port).catch((error: Error) => console.error(error.message));
  }

  private spawn(): void {
    const log = join(this.cluster, "postgres.log");
    if (existsSync(log) && statSync(log).size > 10_000_000) rmSync(log);
    const output = openSync(log, "a");
    const flags = [...settings, ...this.extra].flatMap((setting) => ["-c", setting]);
    const child = spawn(this.binaries.postgres, ["-D", this.data, "-p", String(this.port), ...flags], {
      ...this.binaries.owner,
      env: postgresEnvironment(),
      // A group of its own: Ctrl-C must reach the application first, so that it can finish what it writes.
      detached: true,
      stdio: ["ignore", output, output],
    });
    child.on("error", (error) => console.error(`PostgreSQL cannot be run: ${error.message}`));
    child.unref();
  }

  async createDatabase(): Promise<void> {
    const { rowCount } = (await this.owner?.query("SELECT 1 FROM pg_database WHERE datname = 'credence'")) ?? {};
    if (!rowCount) await this.owner?.query("CREATE DATABASE credence");
  }

  /** Stops the server, open connections and all, once everything is on disk. */
  async stop(): Promise<void> {
    this.stopping = true;
    process.off("exit", this.atExit);
    const running = readPostmaster(this.data);
    this.signal("SIGINT");
    for (let waited = 0; running && waited < 20_000 && readPostmaster(this.data); waited += 30) await pause(30);
    await this.owner?.end().catch(() => undefined);
  }

  private signal(signal: NodeJS.Signals): void {
    const running = readPostmaster(this.data);
    if (!running || !this.owner) return;
    try {
      process.kill(running.pid, signal);
    } catch {
      // It is gone already.
    }
  }

  private logTail(): string {
    const log = join(this.cluster, "postgres.log");
    return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" ") : "(no log)";
  }
}
