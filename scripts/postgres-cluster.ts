import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Binaries, canReach, elsewhere, postgresEnvironment } from "@/scripts/postgres-binaries";

/**
 * The folder of the database (data, password, port, log), made by initdb on the first call. It is built under another
 * name and appears whole or not at all: an interrupted initdb leaves nothing that could be taken for a database, and
 * a finished one is never made again.
 */
export function createCluster({ folder, binaries }: { folder: string; binaries: Binaries }): string {
  const cluster = join(folder, "cluster");
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (existsSync(cluster)) return realpathSync(cluster);
  // A link whose target is gone is no database.
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(cluster);
  const home = binaries.owner && !canReach(binaries.owner, realpathSync(folder)) ? elsewhere : folder;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(join(home, "cluster.new-"));
  try {
    fillCluster(draft, binaries);
    if (home === elsewhere) symlinkSync(draft, cluster);
    else renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another start was quicker: theirs is the database.
    if (!existsSync(cluster)) throw error;
  }
  return realpathSync(cluster);
}

/** Removes what interrupted calls of createCluster left in the folder; for the owner of the finished one. */
export function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith("cluster.new-")) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function fillCluster(draft: string, { initdb, owner }: Binaries): void {
  chmodSync(draft, 0o711);
  const data = join(draft, "data");
  const password = join(draft, "password");
  writeFileSync(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (owner) for (const path of [data, password]) chownSync(path, owner.uid, owner.gid);
  const flags = [`--pgdata=${data}`, `--pwfile=${password}`, "--username=credence", "--auth=scram-sha-256"];
  const language = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=und", "--no-instructions"];
  const run = (locale: string) =>
    spawnSync(initdb, [...flags, ...language, `--locale=${locale}`], {
      ...owner,
      env: postgresEnvironment(),
      encoding: "utf8",
    });
  let result = run("C.UTF-8");
  // Some systems do not know C.UTF-8.
  if (result.status === 1) result = run("en_US.UTF-8");
  if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
  if (owner) chownSync(password, 0, 0);
}
