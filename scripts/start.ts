import { once } from "node:events";
import { EnvError, env } from "@/lib/env";
import { BootRefused } from "@/lib/front/boot";
import { demoAccounts } from "@/prisma/demo-accounts";
import { migrate } from "@/prisma/migrate";
import { build } from "@/scripts/build";
import { AlreadyRunning } from "@/scripts/embedded-postgres";
import { openInstallation } from "@/scripts/installation";

const mode = process.argv.includes("--dev") ? "dev" : "start";
const stopping = new AbortController();

/** Ctrl-C, a supervisor's signal, or the death of the process that started this one. */
for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(event, () => stop());
process.channel?.unref();
// Nobody may be left to read.
process.stdout.on("error", () => undefined);

function stop(): void {
  stopping.abort();
  setTimeout(() => process.exit(1), 30_000).unref();
}

async function run(): Promise<void> {
  const { database, distDir } = await openInstallation(mode);
  try {
    await migrate({ connectionString: env().DATABASE_URL });
    if (env().TRYOUT) await (await import("@/prisma/seed")).seedDemo();
    if (mode === "start" && !stopping.signal.aborted) {
      console.log("Looking whether the pages must be built (a minute or two the first time)…");
      await build({ distDir, signal: stopping.signal });
    }
    if (!stopping.signal.aborted) await serveUntilStopped();
  } finally {
    await database?.stop();
  }
}

async function serveUntilStopped(): Promise<void> {
  const { serve } = await import("@/server");
  const server = await serve();
  const host = env().HOST === "127.0.0.1" ? "localhost" : env().HOST;
  say(`\nCredence is ready: http://${host}:${server.port}`);
  if (env().TRYOUT) say(describeAccounts());
  if (!stopping.signal.aborted) await once(stopping.signal, "abort");
  await server.stop();
}

/** Says it to the person at the terminal, whatever the log is set to. */
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function describeAccounts(): string {
  const width = Math.max(...demoAccounts.map(({ email }) => email.length));
  const lines = demoAccounts.map(({ email, password, role }) => `  ${email.padEnd(width)}  ${password}  ${role}`);
  return [
    "This is a demonstration. Staff sign in at /ru/desk/sign-in or /en/desk/sign-in; the next page shows the code:",
    ...lines,
    "Press Ctrl-C to stop.",
  ].join("\n");
}

/** What went wrong, as a sentence where it is the operator's to mend. */
function explain(error: unknown): unknown {
  if (error instanceof EnvError || error instanceof BootRefused || error instanceof AlreadyRunning)
    return error.message;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `Port ${env().PORT} is taken by another program: set PORT to another number.`;
  // Neither the network nor PostgreSQL let us in (SQLSTATE classes 28 and 3D).
  if (/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|28|3D)/.test(String(code)))
    return `The database that DATABASE_URL names cannot be used (${code}).`;
  return error;
}

try {
  await run();
  process.exit(0);
} catch (error) {
  if (stopping.signal.aborted) process.exit(0);
  console.error(explain(error));
  process.exit(1);
}
