import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPostmaster } from "@/scripts/postmaster";

const program = `
  const { openDatabase } = await import(${JSON.stringify(join(import.meta.dirname, "embedded-postgres.ts"))});
  try {
    const database = await openDatabase({ folder: process.argv[1] });
    process.on("SIGTERM", () => database.stop().then(() => process.exit(0)));
    console.log(database.connectionString);
    setInterval(() => undefined, 60_000);
  } catch (error) {
    console.log(error.name);
    process.exit(1);
  }
`;

let folder: string;
const children: ChildProcess[] = [];

/** Starts a process that owns the database of `folder`; gives its first line: the connection string or an error's name. */
async function own(): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [chunk] = await once(child.stdout, "data");
  return { child, line: String(chunk).trim() };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function killServer(): void {
  const server = readPostmaster(data());
  if (!server) throw new Error("There is no server to kill");
  process.kill(server.pid, "SIGKILL");
}

const data = () => join(folder, "cluster", "data");
const madeAt = () => statSync(join(data(), "PG_VERSION")).birthtimeMs;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "credence-database-"));
  // As root, the database runs under an account of its own, which must be able to enter.
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child, "SIGTERM");
  const left = readPostmaster(data());
  if (left) process.kill(left.pid, "SIGQUIT");
  rmSync(folder, { recursive: true, force: true });
});

describe("the embedded database", () => {
  it("keeps its data and its port from one start to the next, and makes itself only once", async () => {
    const first = await own();
    await ask(first.line, "CREATE EXTENSION pg_trgm; CREATE TABLE kept AS SELECT 'ё' COLLATE \"ru-x-icu\" AS letter");
    const made = madeAt();
    await kill(first.child, "SIGTERM");
    expect(readPostmaster(data())).toBeUndefined();
    const second = await own();
    expect(second.line).toBe(first.line);
    expect(await ask(second.line, "SELECT letter FROM kept")).toEqual([{ letter: "ё" }]);
    expect(madeAt()).toBe(made);
  });

  it("is taken over when its owner was killed and it was left behind", async () => {
    const first = await own();
    const left = readPostmaster(data());
    await kill(first.child, "SIGKILL");
    const second = await own();
    expect(second.line).toBe(first.line);
    expect(readPostmaster(data())).toEqual(left);
    await kill(second.child, "SIGTERM");
    expect(readPostmaster(data())).toBeUndefined();
  });

  it("starts again after everything was killed, with what had been committed", async () => {
    const first = await own();
    await ask(first.line, "CREATE TABLE committed AS SELECT 1 AS one");
    await kill(first.child, "SIGKILL");
    killServer();
    const second = await own();
    expect(await ask(second.line, "SELECT one FROM committed")).toEqual([{ one: 1 }]);
  });

  it("starts although the process number in its pid file belongs to somebody else by now", async () => {
    const first = await own();
    await kill(first.child, "SIGTERM");
    writeFileSync(
      join(data(), "postmaster.pid"),
      [process.pid, data(), 1, 65_000, "", "127.0.0.1", "", "ready", ""].join("\n"),
    );
    expect((await own()).line).toBe(first.line);
  });

  it("comes back by itself, on the same port, when it alone is killed", async () => {
    const { line } = await own();
    killServer();
    await expect.poll(() => ask(line, "SELECT 1 AS one").catch(() => []), { timeout: 10_000 }).toEqual([{ one: 1 }]);
  });

  it("has one owner: a second start says so, also when both start at once", async () => {
    const lines = (await Promise.all([own(), own(), own()])).map(({ line }) => line);
    expect(lines.filter((line) => line.startsWith("postgresql://"))).toHaveLength(1);
    expect(lines.filter((line) => line === "AlreadyRunning")).toHaveLength(2);
    expect(readdirSync(folder)).toEqual(["cluster"]);
    expect((await own()).line).toBe("AlreadyRunning");
  });

  it("is made anew after an initdb that was cut short", async () => {
    mkdirSync(join(folder, "cluster.new-cut", "data"), { recursive: true });
    writeFileSync(join(folder, "cluster.new-cut", "data", "PG_VERSION"), "18");
    expect((await own()).line).toMatch(/^postgresql:/);
    expect(existsSync(join(data(), "global", "pg_control"))).toBe(true);
    expect(readdirSync(folder)).toEqual(["cluster"]);
  });

  it("keeps its password to its user and listens on loopback alone", async () => {
    const { line } = await own();
    expect(statSync(join(folder, "cluster", "password")).mode & 0o777).toBe(0o600);
    expect(await ask(line, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  });

  it("writes no row values into its log", async () => {
    const { line } = await own();
    await ask(line, "CREATE TABLE person (name text PRIMARY KEY); INSERT INTO person VALUES ('Ivanov-Secret')");
    await ask(line, "INSERT INTO person VALUES ('Ivanov-Secret')").catch(() => undefined);
    expect(readFileSync(join(folder, "cluster", "postgres.log"), "utf8")).not.toContain("Ivanov-Secret");
  });
});
