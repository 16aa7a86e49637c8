import { normalise, rawLimit } from "@/lib/names/normalise";
import { transliterate } from "@/lib/names/transliterate";

// Letters that are not their base letter with a mark.
// biome-ignore format: a table reads best in rows
const plain = new Map(
  Object.entries({
    ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ə: "a", ħ: "h", ŋ: "n", ŧ: "t", ĳ: "ij",
  }),
);

/** Steps in order: what the three tables, ICAO's zone and common English spelling write differently becomes the same. */
const folds: readonly (readonly [RegExp, string])[] = [
  [/tch/g, "ch"],
  [/tc(?!h)/g, "ts"],
  [/tc(?=ch)/g, "ts"],
  [/w/g, "v"],
  [/x/g, "ks"],
  [/[yj]/g, "i"],
  [/kh/g, "h"],
  // ъ is "ie" in ICAO's table, nothing in GOST's, and 1997's writes "ye" for the е after it.
  [/i?e+i(?=[aue])/g, "i"],
  [/ie/g, "e"],
  [/(?<=[bcdfghklmnprstvz])io/g, "e"],
  [/([aou])e/g, "$1"],
  [/([a-z])\1+/g, "$1"],
];

/**
 * What a name is found by, never shown: the same for ё and е, for the passport tables of 1997, 2010 and 2013, for
 * ß/SS, ü/UE/U and İ/I, in either script. Different names may share a key: it finds, it does not identify.
 */
export function matchKey(name: string): string {
  const clean = normalise(name);
  if (clean.length > rawLimit) return "";
  let key = latinLetters(clean);
  for (const [from, to] of folds) key = key.replace(from, to);
  return key;
}

/** One line for a trigram index: each part as written, in Latin letters, and as its match key; lower case, ё as е. */
export function searchText(parts: readonly string[]): string {
  const words = parts.flatMap((part) => wordsOf(part).flatMap(spellings));
  return [...new Set(words)].join(" ");
}

/**
 * A query's words, each with the forms to look for in `searchText`: a row is found when it contains, for every word,
 * any of the forms. No form holds %, _ or \, so that each can stand in a LIKE pattern as it is.
 */
export function searchQuery(text: string): string[][] {
  return wordsOf(text).slice(0, 8).map(spellings);
}

/** A key of one letter («ий» and «ааа» have one) is closed by "=": as a part of other words nearly every row has it. */
function spellings(word: string): string[] {
  const [latin, key] = [latinLetters(word), matchKey(word)];
  const whole = key.length === 1 && latin.length > 1 ? `${key}=` : key;
  return [...new Set([word, latin, whole])].filter((form) => form !== "");
}

function wordsOf(text: string): string[] {
  const clean = normalise(text);
  if (clean.length > rawLimit) return [];
  return clean
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("ё", "е")
    .split(/[^\p{L}\p{M}\p{N}@.+']+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Lower-case Latin letters without marks; quotes, hyphens and stops dropped or turned into spaces. */
function latinLetters(text: string): string {
  return transliterate(text.replaceAll("-", " "))
    .toLowerCase()
    .replace(/[^\x20-\x7f]/gu, (letter) => plain.get(letter) ?? letter)
    .normalize("NFD")
    .replace(/[\p{M}'".]/gu, "")
    .replace(/ +/g, " ")
    .trim();
}
