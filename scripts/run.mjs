// The first thing that runs after cloning, on whatever Node the machine has (20 or newer) and without any package:
// installs what the lockfile says, then hands over to the Node and the programs of node_modules.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const inRoot = (...parts) => join(root, ...parts);

/** What each command runs, and how much memory its own objects may take, in megabytes. */
const commands = {
  start: { script: "scripts/start.ts", environment: "production", heap: 320 },
  dev: { script: "scripts/start.ts", environment: "development", heap: 4096 },
  test: { script: "scripts/test.ts", environment: "test", heap: 1024 },
  bench: { script: "bench/run.ts", environment: "production", heap: 4096 },
  seed: { script: "scripts/seed.ts", environment: "production", heap: 2048 },
  credence: { script: "scripts/credence.ts", environment: "production", heap: 1024 },
};

const [name = "", ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) stop(`Say one of: ${Object.keys(commands).join(", ")}.`);
if (Number(process.versions.node.split(".")[0]) < 20)
  stop(`Credence needs Node 20 or newer; this is ${process.version}.`);

const lock = inRoot(".data", "install.lock");
mkdirSync(dirname(lock), { recursive: true });
while (!takeLock(lock)) await pause(300);
process.once("exit", () => rmSync(lock, { force: true }));
install();
const node = chooseNode();
generate(node);
rmSync(lock, { force: true });
const child = spawn(
  node,
  [
    `--max-old-space-size=${command.heap}`,
    "--import",
    "tsx",
    inRoot(command.script),
    ...(name === "dev" ? ["--dev"] : []),
    ...rest,
  ],
  {
    cwd: root,
    // The channel tells the child when this process is killed.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: command.environment,
      NEXT_TELEMETRY_DISABLED: "1",
      // glibc would give each thread a heap of its own and keep what it once had.
      MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
      PATH: [dirname(node), inRoot("node_modules", ".bin"), process.env.PATH].join(
        process.platform === "win32" ? ";" : ":",
      ),
    },
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => stop(`Node cannot be run: ${error.message}`));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** `npm ci`, only when the lockfile is not the one that was installed. */
function install() {
  if (isInstalled()) return;
  console.log("Installing packages as the lockfile says…");
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const kinds = ["--include=dev", "--include=optional", "--ignore-scripts"];
  const { status } = spawnSync(
    npm[0],
    [...npm.slice(1), "ci", ...kinds, "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      shell: npm.length === 1 && process.platform === "win32",
    },
  );
  if (status !== 0) stop("npm could not install the packages: see its words above.");
  stamp();
}

/** The database client, made anew when the schema or Prisma itself changed. */
function generate(node) {
  const file = inRoot("generated", "prisma", ".credence-schema");
  const hash = createHash("sha256")
    .update(lockfileHash())
    .update(readFileSync(inRoot("prisma", "schema.prisma")))
    .digest("hex");
  if (existsSync(file) && readFileSync(file, "utf8") === hash) return;
  const { status, stdout, stderr } = spawnSync(
    node,
    [inRoot("node_modules", "prisma", "build", "index.js"), "generate"],
    {
      cwd: root,
      encoding: "utf8",
      // Prisma would fetch an engine that generating does not need; any program in its place keeps it from that.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: node,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  if (status !== 0) stop(`The database client could not be made.\n${stdout}${stderr}`);
  writeFileSync(file, hash);
}

function lockfileHash() {
  return createHash("sha256")
    .update(readFileSync(inRoot("package-lock.json")))
    .digest("hex");
}

function stamp() {
  writeFileSync(inRoot("node_modules", ".credence-lock"), lockfileHash());
}

function isInstalled() {
  const file = inRoot("node_modules", ".credence-lock");
  if (existsSync(file) && readFileSync(file, "utf8") === lockfileHash()) return true;
  if (!holdsTheLockfile()) return false;
  stamp();
  return true;
}

/** Whether somebody's own `npm ci` has installed exactly this lockfile; optional packages may be absent. */
function holdsTheLockfile() {
  const record = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const { "": _project, ...wanted } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages;
  return (
    Object.keys(installed).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, { version, optional, peer }]) =>
      installed[path] ? installed[path].version === version : optional || peer,
    )
  );
}

/** Takes the lock, or sees that its holder is dead and clears it for the next try. */
function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    if (Date.now() - statSync(lock).mtimeMs < 1000) return false;
    if (!holder || Date.now() - statSync(lock).mtimeMs > 20 * 60_000) throw new Error("stale");
    process.kill(holder, 0);
  } catch (error) {
    if (error.code !== "EPERM") rmSync(lock, { force: true });
  }
  return false;
}

/** The Node 24 that came with the packages, or the system's own where it is a later one of the same kind. */
function chooseNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const program = process.platform === "win32" ? "node.exe" : "node";
  const [systemMajor, systemMinor] = process.versions.node.split(".").map(Number);
  for (const kind of [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]) {
    const path = inRoot("node_modules", kind, "bin", program);
    const { stdout, status } = spawnSync(path, ["--version"], { encoding: "utf8" });
    if (status !== 0) continue;
    const [major, minor] = stdout.trim().slice(1).split(".").map(Number);
    return systemMajor === major && systemMinor > minor ? process.execPath : path;
  }
  if (systemMajor > 22 || (systemMajor === 22 && systemMinor >= 12)) return process.execPath;
  return stop(`There is no Node 24 from npm for ${system}-${process.arch}: install Node 24, then run this again.`);
}
