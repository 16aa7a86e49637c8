import { readFileSync } from "node:fs";
import { join } from "node:path";

const build = join(import.meta.dirname, "..", process.env.NEXT_DIST_DIR ?? ".next");

/** An action as the build knows it: the id that browsers call, and the pages that can. */
export type BuiltAction = { id: string; routes: string[] };

/** Everything that a request can reach, from the build's own manifests. */
export type EntryPoints = {
  /** Addresses of pages, such as "/[locale]/desk/queue". */
  pages: string[];
  /** Addresses of route handlers. */
  routes: string[];
  /** Actions by "file#export". */
  actions: ReadonlyMap<string, BuiltAction>;
};

/** Reads the entry points of the build that is being served. */
export function entryPoints(): EntryPoints {
  const paths = readJson<Record<string, string>>("app-path-routes-manifest.json");
  const entries = Object.entries(paths);
  const references = readJson<{ node: Record<string, Reference>; edge: Record<string, Reference> }>(
    join("server", "server-reference-manifest.json"),
  );
  const actions = Object.entries({ ...references.node, ...references.edge }).map(
    ([id, { filename, exportedName, workers }]) =>
      [
        `${filename}#${exportedName}`,
        { id, routes: Object.keys(workers).map((worker) => paths[worker.replace(/^app/, "")] ?? worker) },
      ] as const,
  );
  return {
    pages: entries.filter(([file]) => file.endsWith("/page")).map(([, path]) => path),
    routes: entries.filter(([file]) => !file.endsWith("/page")).map(([, path]) => path),
    actions: new Map(actions),
  };
}

type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> };

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(build, path), "utf8"));
}
