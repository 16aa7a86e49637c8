import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** What no page is made of. */
const notBuilt = new Set(["node_modules", "bench", "docs", "e2e", "scripts", "migrations", "test-results"]);

/** Builds the pages into `distDir` unless that holds a build of these very sources. True when it had to. */
export async function build({ distDir, signal }: { distDir: string; signal: AbortSignal }): Promise<boolean> {
  const stamp = join(root, distDir, "credence-sources");
  const sources = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return false;
  rmSync(stamp, { force: true });
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    signal,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: distDir },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The build failed.\n${output}`);
  writeFileSync(stamp, sources);
  return true;
}

/** SHA-256 over the names and contents of all sources, and over the key that a build takes in. */
function hashSources(): string {
  const hash = createHash("sha256").update(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "");
  for (const path of listSources(root)) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      ({ name }) =>
        !name.startsWith(".") && !notBuilt.has(name) && !/\.(test\.tsx?|md|tsbuildinfo)$|^next-env/.test(name),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listSources(path) : [path];
    });
}
