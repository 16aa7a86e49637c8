import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "@/messages/en/audit.json";
import ru from "@/messages/ru/audit.json";

const root = join(import.meta.dirname, "../../../../..");

/** The kinds of entries that commands record, as they stand in the sources: `type: "noun.done"`. */
function recordedTypes(): string[] {
  const files = readdirSync(join(root, "lib"), { recursive: true, encoding: "utf8" });
  const sources = files.filter((name) => name.endsWith(".ts") && !name.endsWith("test.ts"));
  const found = sources.flatMap((name) => [
    ...readFileSync(join(root, "lib", name), "utf8").matchAll(/\btype: "([a-zA-Z]+\.[a-zA-Z]+)"/g),
  ]);
  // Deciding forms its kinds from the verdict.
  const verdicts = [
    "approved",
    "refused",
    "waitlisted",
    "recommended",
    "asked",
    "sentBack",
    "undone",
    "revoked",
    "reopened",
  ].map((done) => `application.${done}`);
  return [...new Set([...found.flatMap(([, type]) => type ?? []), ...verdicts])].sort();
}

const namesIn = (types: Record<string, Record<string, string>>) =>
  Object.entries(types)
    .flatMap(([noun, done]) => Object.keys(done).map((name) => `${noun}.${name}`))
    .sort();

describe("the audit's words", () => {
  it("exist for every kind of entry that is recorded, and for no other, in both languages", () => {
    expect(namesIn(en.types)).toEqual(recordedTypes());
    expect(namesIn(ru.types)).toEqual(recordedTypes());
  });
});
