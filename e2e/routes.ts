import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A page or a route handler of the build: "/[locale]/desk/people/[id]". */
export type Route = { path: string; kind: "page" | "handler" };

/** Every page and handler of the build under test, so that a new one is tested the day that it appears. */
export function routesOfBuild(): Route[] {
  const folder = join(import.meta.dirname, "..", process.env.NEXT_DIST_DIR || ".next-test");
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(join(folder, "app-path-routes-manifest.json"), "utf8"),
  );
  return Object.entries(manifest)
    .filter(([, path]) => !path.startsWith("/_"))
    .map(([source, path]): Route => ({ path, kind: source.endsWith("/route") ? "handler" : "page" }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where an entry is one of vetting, and not of a sheet of the desk. */
export const vetted = "/[locale]/desk/vetting/[batch]/[entry] entry";

/** A route's path with its parameters filled in, by name, or by path and name: { "/[locale]/desk/people/[id] id": … }. */
export function fillIn({ path }: Route, values: Record<string, string>): string {
  return path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const value = values[`${path} ${name}`] ?? values[name];
    if (value === undefined) throw new Error(`Nothing is known to fill ${name} of ${path} with`);
    return value;
  });
}
