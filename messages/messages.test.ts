import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { messages } from "@/i18n/messages";

/** Every message under its namespace and key: "events.list.title". */
function flatten(value: unknown, path = ""): [key: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([name, inner]) => flatten(inner, path ? `${path}.${name}` : name));
}

/** The names of the arguments of a message, and its tags: what the code must give. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...argumentsOf(element.children)];
    const own = element.value;
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [own];
    return [own, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
  });
}

const literally = (text: string) => text.replaceAll(".", "\\.");
const ru = flatten(messages.ru);
const en = flatten(messages.en);
const root = join(import.meta.dirname, "..");

describe("messages", () => {
  it("have the same keys in both languages", () => {
    expect(en.map(([key]) => key).sort()).toEqual(ru.map(([key]) => key).sort());
  });

  it("take the same arguments and tags in both languages", () => {
    const shape = (all: [string, string][]) =>
      Object.fromEntries(all.map(([key, text]) => [key, [...new Set(argumentsOf(parse(text)))].sort()]));
    expect(shape(en)).toEqual(shape(ru));
  });

  it("say something, without spaces around it that a reader would not see", () => {
    const loose = [...ru, ...en].filter(
      ([key, text]) => text.trim() === "" || (text !== text.trim() && !/[Pp]refix$/.test(key)),
    );
    expect(loose).toEqual([]);
  });

  it("are all used", () => {
    const sources = globSync(["app/**/*.{ts,tsx}", "lib/**/*.ts", "i18n/*.ts", "prisma/*.ts", "scripts/*.ts", "*.ts"], {
      cwd: root,
      exclude: (name) => String(name).includes(".test."),
    }).map((path) => readFileSync(join(root, path), "utf8"));
    const code = sources.join("\n");
    const literals = new Set([...code.matchAll(/["'`]([\w.]+)["'`]/g)].map(([, text]) => text ?? ""));
    // A key put together at run time, `mark.${state}`, uses every key that it can become; object keys name leaves, too.
    const patterns = [...code.matchAll(/`([\w.]*)\$\{[^}`]*\}([\w.]*)`/g)]
      .filter(([, before = "", after = ""]) => (before + after).length >= 5)
      .map(([, before = "", after = ""]) => new RegExp(`(^|\\.)${literally(before)}[\\w.]+${literally(after)}$`));
    const isUsed = (key: string) => {
      const parts = key.split(".");
      const tails = parts.map((_part, at) => parts.slice(at).join("."));
      return tails.some((tail) => literals.has(tail)) || patterns.some((pattern) => pattern.test(key));
    };
    expect(ru.map(([key]) => key).filter((key) => !isUsed(key))).toEqual([]);
  });
});
