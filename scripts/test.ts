import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "@/prisma/migrate";
import { findBrowser } from "@/scripts/browser";
import { build } from "@/scripts/build";
import { type Counts, judge, readPlaywright, readVitest, sum } from "@/scripts/counts";
import { AlreadyRunning } from "@/scripts/embedded-postgres";
import { openInstallation } from "@/scripts/installation";

// `npm test -- e2e/apply.spec.ts lib/names` runs these alone, and shows what they say.
const chosen = process.argv.slice(2);
const [chosenJourneys, chosenTests] = [
  chosen.filter((name) => name.startsWith("e2e/")),
  chosen.filter((name) => !name.startsWith("e2e/")),
];

const root = join(import.meta.dirname, "..");
const reports = join(root, ".data", "test", "reports");
const stopping = new AbortController();
for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.on(event, () => stopping.abort());
process.channel?.unref();

type Outcome = { code: number | null; output: string };

/** Runs a program of node_modules to its end, its output kept. */
async function run(script: string, args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    signal: stopping.signal,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

const outcomes: Counts[] = [];

/** Runs one step and says how it went; of a step that failed, everything that it printed. */
async function step(name: string, work: () => Promise<Counts & { output: string }>): Promise<void> {
  const started = performance.now();
  const { passed, failed, output } = await work().catch((error: Error) => ({
    passed: 0,
    failed: 1,
    output: String(error.stack),
  }));
  if (stopping.signal.aborted) return;
  outcomes.push({ passed, failed });
  if (failed > 0 || chosen.length > 0) console.log(output);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}

/** The counts of a runner's report; one failure where it wrote none. */
function judgeReport(report: string, read: (report: string) => Counts, code: number | null): Counts {
  return judge(existsSync(report) ? read(readFileSync(report, "utf8")) : { passed: 0, failed: 0 }, code);
}

const asOne = ({ code, output }: Outcome) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output });

const lint = () => run("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]).then(asOne);

async function types() {
  const routes = await run("next/dist/bin/next", ["typegen"], { NODE_ENV: "production" });
  return asOne(routes.code === 0 ? await run("typescript/bin/tsc", ["--noEmit", "--incremental", "false"]) : routes);
}

async function pages(distDir: string) {
  await build({ distDir, signal: stopping.signal });
  return { passed: 1, failed: 0, output: "" };
}

/** Unit or integration tests, or those of these files. They make up their own settings: only the database is given. */
async function vitest(project: "unit" | "integration" | "*", files: string[] = []) {
  const report = join(reports, "vitest.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  // A loaded machine is no reason to fail.
  const rules = ["--allowOnly=false", "--testTimeout=60000", "--hookTimeout=60000"];
  const own = {
    EMBEDDED_DATABASE: "",
    AUTH_SECRET: "",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "",
    DATA_DIR: "",
    PORT: "",
    LOG_LEVEL: "",
  };
  const { code, output } = await run(
    "vitest/vitest.mjs",
    ["run", "--project", project, ...rules, ...reporters, ...files],
    own,
  );
  return { ...judgeReport(report, readVitest, code), output };
}

/** Journeys through a production build, served as `npm start` serves it, on a database of its own with the demo in it. */
async function journeys(connectionString: string) {
  await makeAnew(connectionString);
  for (const name of ["keys", "checkpoints"])
    rmSync(join(root, ".data", "test", name), { recursive: true, force: true });
  await migrate({ connectionString });
  const [{ seedDemo }, { db }] = await Promise.all([import("@/prisma/seed"), import("@/lib/db")]);
  await seedDemo();
  await db().$disconnect();
  const server = spawn(
    process.execPath,
    ["--max-old-space-size=320", "--import", "tsx", join(root, "scripts", "serve.ts")],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error" },
    },
  );
  try {
    const ended = once(server, "exit", { signal: stopping.signal }).then(() => undefined);
    const ready = await Promise.race([once(server, "message"), ended]);
    if (!ready) throw new Error("The server did not start.");
    const report = join(reports, "journeys.json");
    const { code, output } = await run("@playwright/test/cli.js", ["test", "--reporter=list,json", ...chosenJourneys], {
      CHROME_PATH: findBrowser(),
      E2E_BASE_URL: `http://localhost:${process.env.PORT}`,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    return { ...judgeReport(report, readPlaywright, code), output };
  } finally {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
  }
}

/** An empty database in the place of whatever the last run left. */
async function makeAnew(connectionString: string): Promise<void> {
  const url = new URL(connectionString);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'",
  );
  for (const { name } of rows) await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
  await client.query("CREATE DATABASE credence");
  await client.end();
}

async function all(): Promise<void> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const { database, distDir } = await openInstallation("test");
  if (!database) throw new Error("The tests have a database of their own.");
  try {
    await makeAnew(database.connectionString);
    if (chosen.length === 0) {
      await Promise.all([step("lint", lint), step("types", types)]);
      await step("build", () => pages(distDir));
      await step("unit tests", () => vitest("unit"));
      await step("integration tests", () => vitest("integration"));
      await step("journeys", () => journeys(database.connectionString));
    }
    if (chosenTests.length > 0) await step("tests", () => vitest("*", chosenTests));
    if (chosenJourneys.length > 0) {
      await step("build", () => pages(distDir));
      await step("journeys", () => journeys(database.connectionString));
    }
  } finally {
    await database.stop();
  }
}

try {
  await all();
} catch (error) {
  console.error(error instanceof AlreadyRunning ? "The tests are already running from this folder." : error);
  outcomes.push({ passed: 0, failed: 1 });
}
const { passed, failed } = sum(outcomes);
if (stopping.signal.aborted) process.exit(1);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
