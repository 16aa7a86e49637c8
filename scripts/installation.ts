import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv, variableNames } from "@/lib/env";
import { AlreadyRunning, type EmbeddedDatabase, openDatabase } from "@/scripts/embedded-postgres";
import { freePort } from "@/scripts/ports";

const root = join(import.meta.dirname, "..");

/** What is run: each has a folder for its data, one for its build, and a port of its own, so that all may run at once. */
export type Mode = "start" | "dev" | "test" | "bench";

const modes = {
  start: { folder: ".data/start", distDir: ".next", port: "3000", extra: [] },
  dev: { folder: ".data/dev", distDir: ".next-dev", port: "3001", extra: [] },
  bench: { folder: ".data/bench", distDir: ".next-bench", port: "0", extra: [] },
  // Nothing that a test writes must last.
  test: { folder: ".data/test", distDir: ".next-test", port: "0", extra: ["fsync=off", "synchronous_commit=off"] },
} as const;

/** An installation made ready: this process's environment is complete. `database` is the embedded one, if it is ours. */
export type Installation = { database: EmbeddedDatabase | undefined; distDir: string };

/**
 * Reads .env, starts the embedded database unless DATABASE_URL names another, and fills in what the try-out makes up for
 * itself. Throws AlreadyRunning when that database has an owner, unless `join` allows to work beside it.
 */
export async function openInstallation(mode: Mode, { join: beside = false } = {}): Promise<Installation> {
  const { folder, distDir, port, extra } = modes[mode];
  const isolated = mode === "test" || mode === "bench";
  if (isolated) forgetSettings();
  else if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  process.env.NEXT_DIST_DIR = distDir;
  setDefault("PORT", port === "0" ? String(await freePort()) : port);
  if (process.env.DATABASE_URL) {
    // A bad setting is named before anything is done.
    parseEnv(process.env);
    return { database: undefined, distDir };
  }
  const dataFolder = resolve(root, (mode === "start" && process.env.DATA_DIR) || folder);
  const own = { DATA_DIR: dataFolder, EMBEDDED_DATABASE: "yes" };
  const tryout = parseEnv({ ...process.env, ...own, ...placeholders }).TRYOUT;
  const open = openDatabase({ folder: dataFolder, extra: [...extra] }).then((database) => ({
    database,
    running: database,
  }));
  const { database, running } = await open.catch((error: unknown) => {
    if (beside && error instanceof AlreadyRunning) return { database: undefined, running: error };
    throw error;
  });
  Object.assign(process.env, own, { DATABASE_URL: running.connectionString });
  // Anywhere but on loopback secrets are the operator's to choose.
  if (tryout) for (const [name, value] of Object.entries(readSecrets(dataFolder))) setDefault(name, value);
  parseEnv(process.env);
  return { database, distDir };
}

/** A test or a measurement must never reach the database, the mail or the keys of an installation. */
function forgetSettings(): void {
  for (const name of variableNames) if (name !== "NODE_ENV" && name !== "LOG_LEVEL") delete process.env[name];
}

/** Stand for what is known only later, so that all other settings can be checked first. */
const placeholders = {
  DATABASE_URL: "postgresql://127.0.0.1/",
  AUTH_SECRET: "0".repeat(32),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
};

function setDefault(name: string, value: string): void {
  process.env[name] ||= value;
}

/** The try-out's secrets, made once and kept for their user alone. */
function readSecrets(folder: string): Record<string, string> {
  const file = join(folder, "secrets.json");
  if (!existsSync(file)) {
    const secrets = {
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
