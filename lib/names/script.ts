import { cyrillicTwin, latinTwin } from "@/lib/names/look-alikes";
import { forbiddenAt } from "@/lib/names/normalise";

export type Script = "cyrillic" | "latin";

/**
 * What is wrong with a name's letters. `position` and `length` count letters only, from 1, as a reader counts;
 * `offset` counts UTF-16 units from 0, for marking the letter in the value.
 */
export type ScriptProblem =
  | {
      kind: "wrongScript";
      position: number;
      length: number;
      offset: number;
      letter: string;
      replacement: string;
      fix: string;
    }
  | { kind: "strayLetter"; position: number; length: number; offset: number; letter: string }
  | { kind: "otherScript" }
  | { kind: "badCharacter"; letter: string; offset: number }
  | { kind: "forbidden"; position: number }
  | { kind: "noLetters" };

// Every letter of today's Slavic and Turkic alphabets, and with them those of the other peoples who write Cyrillic.
const cyrillicLetter = /^[\u0400-\u045F\u048A-\u04FF\u0510-\u052F]$/u;
// More marks on one letter than any language sets are ornament, and they break lines of a list.
const latinLetter = /^\p{Script=Latin}\p{M}{0,3}$/u;
const grapheme = /\P{M}\p{M}*|\p{M}+/gu;

const alphabets = {
  cyrillic: { letter: cyrillicLetter, other: latinLetter, marks: "-' ", twin: cyrillicTwin },
  latin: { letter: latinLetter, other: cyrillicLetter, marks: "-' .", twin: latinTwin },
} as const;

/** Checks the letters of a normalised name; null where each belongs. A wrong letter comes with its correct spelling. */
export function scriptProblem(value: string, script: Script): ScriptProblem | null {
  const forbidden = forbiddenAt(value);
  if (forbidden > 0) return { kind: "forbidden", position: forbidden };
  const { letter, other, marks, twin } = alphabets[script];
  const signs = Array.from(value.matchAll(grapheme), (match) => ({ sign: match[0], offset: match.index }));
  const letters = signs.filter(({ sign }) => !marks.includes(sign));
  if (letters.length === 0) return { kind: "noLetters" };
  const bad = letters.find(({ sign }) => !letter.test(sign) && !other.test(sign));
  if (bad) return { kind: "badCharacter", letter: bad.sign, offset: bad.offset };
  const index = letters.findIndex(({ sign }) => !letter.test(sign));
  const wrong = letters[index];
  if (!wrong) return null;
  const fix = signs.map(({ sign }) => (other.test(sign) ? (twin(sign) ?? sign) : sign)).join("");
  const place = { position: index + 1, length: letters.length, offset: wrong.offset, letter: wrong.sign };
  const replacement = twin(wrong.sign);
  if (replacement !== undefined && scriptProblem(fix, script) === null) {
    return { kind: "wrongScript", ...place, replacement, fix };
  }
  return letters.some(({ sign }) => letter.test(sign)) ? { kind: "strayLetter", ...place } : { kind: "otherScript" };
}
