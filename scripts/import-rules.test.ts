import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const files = ["app", "lib", "prisma", "i18n"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.tsx?$/.test(path));
/** What tests share, `test-` before its name: it may touch what they touch. */
const isForTests = (path: string) => /(^|\/)test-[^/]+$/.test(path);
const sources = files.filter((path) => !/\.test\.ts$/.test(path) && !isForTests(path));

/** What a file imports: packages by name, our own files by their path from the root without extension. */
function importsOf(path: string, { erased = true } = {}): string[] {
  const text = readFileSync(join(root, path), "utf8");
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"/gm);
  return [...found]
    .filter(([, type]) => erased || !type)
    .map(([, , name = "", late = ""]) => name || late)
    .map((name) => (name.startsWith("@/") ? name.slice(2) : name.startsWith(".") ? join(dirname(path), name) : name));
}

/** "file imports what it must not", for each import of the files that `allowed` refuses. */
function breaches(of: (path: string) => boolean, allowed: (imported: string, path: string) => boolean): string[] {
  return sources.filter(of).flatMap((path) =>
    importsOf(path)
      .filter((imported) => !allowed(imported, path))
      .map((imported) => `${path} imports ${imported}`),
  );
}

const isOurs = (name: string) => /^(app|lib|prisma|i18n|messages|generated|scripts|server)\b/.test(name);
const folderOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1] ?? "";

const purePackages = /^(zod|temporal-polyfill|iuliia|libphonenumber-js|i18n-iso-countries)(\/|$)/;
const pureNames = /^lib\/(.+\/)?(types|status|schema|rules|regimes\/[^/]+|names\/.+|access|result)(\.ts)?$/;
/** Pure as well, though named for the one thing that they do. */
const pureParts = [
  ...["birth-date", "contact", "correction", "country", "document", "filter", "goods", "steps"].map(
    (name) => `lib/application/${name}`,
  ),
  "lib/apply/suggestions",
  ...["moment", "local-time", "desk/form", "desk/rows", "desk/typed"].map((name) => `lib/event/${name}`),
  "lib/lists/columns",
];
const pure = { test: (path: string) => pureNames.test(path) || pureParts.includes(path.replace(/\.ts$/, "")) };
const database = /^(lib\/db|generated\/prisma\/.+|@prisma\/.+|pg|pg-boss)$/;
const mayTouchDatabase =
  /^(prisma\/.+|lib\/(.+\/)?(queries|commands|session|db)\.ts|lib\/lists\/cursor\.ts|lib\/(sealing|audit|mail|jobs|files|limits|front)\/.+)$/;
const nouns = ["application", "event", "outlet", "staff"];
const verbs = ["apply", "entry", "review", "vetting", "lists", "badges", "gate", "retention"];

describe("the house", () => {
  it("keeps its rules pure: they import a short list of packages and each other", () => {
    const found = breaches(
      (path) => pure.test(path),
      (name) => pure.test(name) || purePackages.test(name),
    );
    expect(found).toEqual([]);
  });

  it("lets only queries, commands, the session and the infrastructure touch the database", () => {
    const found = breaches(
      (path) => !mayTouchDatabase.test(path),
      (name) => !database.test(name),
    );
    expect(found).toEqual([]);
  });

  it("has verbs that know nouns but no other verb, and nouns that know no verb", () => {
    const other = (name: string, path: string) => verbs.includes(folderOf(name)) && folderOf(name) !== folderOf(path);
    const found = breaches(
      (path) => [...nouns, ...verbs].includes(folderOf(path)),
      (name, path) => !other(name, path),
    );
    expect(found).toEqual([]);
  });

  it("is built upwards: lib knows no page, and what pages are built of knows no domain", () => {
    expect(
      breaches(
        (path) => path.startsWith("lib/"),
        (name) => !name.startsWith("app/"),
      ),
    ).toEqual([]);
    expect(
      breaches(
        (path) => path.startsWith("app/_ui/"),
        (name) => !isOurs(name) || /^(app\/_ui|i18n)\//.test(name),
      ),
    ).toEqual([]);
  });

  it("sends to browsers nothing but pages, parts and what is pure, however far the imports go", () => {
    const directive = (path: string) =>
      /^["']use (client|server)["']/.exec(readFileSync(join(root, path), "utf8"))?.[1];
    const seen = new Set<string>();
    const found: string[] = [];
    const follow = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const name of importsOf(path, { erased: false })) {
        const file = sources.find((source) => source.replace(/\.tsx?$/, "") === name);
        if (/^(node:|server-only$)/.test(name) || database.test(name)) found.push(`${path} imports ${name}`);
        // An action stays on the server; the browser gets its address.
        else if (file && directive(file) === "server") continue;
        else if (file && /^lib\//.test(file) && !pure.test(file)) found.push(`${path} imports ${name}`);
        else if (file) follow(file);
      }
    };
    for (const path of sources.filter((source) => directive(source) === "client")) follow(path);
    expect(found).toEqual([]);
    expect(seen.size).toBeGreaterThan(0);
  });

  it("leaves to tests what is theirs", () => {
    const found = breaches(
      () => true,
      (name) => !isForTests(name),
    );
    expect(found).toEqual([]);
  });

  it("names files for what they do, and re-exports nothing", () => {
    expect(files.filter((path) => /(^|\/)(utils?|helpers?|misc|index)(\/|\.tsx?$)/.test(path))).toEqual([]);
    expect(sources.filter((path) => /^export \* from/m.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
  });
});
