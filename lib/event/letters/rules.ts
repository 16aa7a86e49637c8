import {
  type EventLetters,
  type LetterKind,
  letterKinds,
  type Placeholder,
  placeholders,
  placeholdersOf,
} from "@/lib/event/letters/types";
import type { Failure } from "@/lib/result";

/** What stands for each placeholder; a value is inserted as it is, once. */
export type Values = Readonly<Record<Placeholder, string>>;

/** What a placeholder becomes where there is nothing to name: an event without zones, an approval without a pool. */
export const nothing = "—";

/**
 * The first thing that is wrong with an event's words for a kind of letter; null where nothing is. Codes under
 * "event.letters": unclosed (a brace that nothing closes), unopened, unknown (no such placeholder), foreign (one that
 * another kind of letter has). Parameters quote what was found and name what this kind knows.
 */
export function faultIn(text: string, kind: LetterKind): Omit<Failure, "field"> | null {
  const known = placeholdersOf[kind].map(inBraces).join(", ");
  for (const [found] of text.matchAll(/\{[^{}\n]*\}|\{[^{}\n]*|\}/g)) {
    if (found === "}") return { code: "event.letters.unopened", params: { bracket: found } };
    if (!found.endsWith("}")) return { code: "event.letters.unclosed", params: { found: shortened(found) } };
    const name = found.slice(1, -1);
    if (isOf(placeholdersOf[kind], name)) continue;
    const code = isOf(placeholders, name) ? "event.letters.foreign" : "event.letters.unknown";
    return { code, params: { found: shortened(found), known } };
  }
  return null;
}

/** An event's words as the paragraphs of a letter: each placeholder becomes its value, and no value is read again. */
export function fillIn(words: string, values: Values): string[] {
  return words
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.replace(/\{(\w+)\}/g, (found, name: string) => worthOf(values, name) ?? found));
}

function worthOf(values: Values, name: string): string | null {
  const known = placeholders.find((each) => each === name);
  return known ? values[known] || nothing : null;
}

/** How a placeholder is typed. */
export function inBraces(name: Placeholder): string {
  return `{${name}}`;
}

function isOf(list: readonly Placeholder[], name: string): boolean {
  return list.some((each) => each === name);
}

// What is quoted stands in a sentence: the beginning is enough to find it.
function shortened(found: string): string {
  return found.length > 30 ? `${found.slice(0, 30)}…` : found;
}

/** What differs between two states of an event's words, by the form's fields; reasons as one list. */
export function changesOf(before: EventLetters, after: Omit<EventLetters, "version">) {
  const was = flat(before);
  return Object.fromEntries(
    Object.entries(flat(after))
      .map(([name, value]) => [name, { before: was[name] ?? null, after: value }] as const)
      .filter(([, change]) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
  );
}

function flat({ words, reasons }: Omit<EventLetters, "version">): Record<string, string | string[] | null> {
  const texts = letterKinds.flatMap((kind) => [
    [`${kind}Ru`, words[kind]?.ru ?? null],
    [`${kind}En`, words[kind]?.en ?? null],
  ]);
  return { ...Object.fromEntries(texts), reasons: reasons.map(({ ru, en }) => `${ru} / ${en}`) };
}
