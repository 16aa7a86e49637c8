import { normalise, rawLimit } from "@/lib/names/normalise";
import { fromPinyin } from "@/lib/names/pinyin";
import { type Language, languageOf, tables } from "@/lib/names/transcription-tables";

const chinese = new Set(["CN", "SG", "TW"]);

type Rule = { at: RegExp; russian: string };

const compiled = new Map<Language, readonly Rule[]>();

/**
 * A Latin name in Russian letters by practical transcription: a suggestion to look at, never an answer. `country` is
 * ISO 3166-1 alpha-2 of the person or the outlet, where it is known.
 */
export function transcribe(latin: string, country = ""): string {
  if (latin.length > rawLimit) return "";
  const name = normalise(latin).replaceAll(".", "");
  const palladius = chinese.has(country) ? name.split(/([ -]+)/).map(chineseWord) : [null];
  if (!palladius.includes(null)) return palladius.join("");
  const rules = rulesOf(languageOf(name, country));
  const words = name.split(/([ '-]+)/);
  return words.map((word) => inCaseOf(word, spell(word, rules))).join("");
}

function chineseWord(word: string): string | null {
  // A Roman numeral's sign is Latin and no letter.
  if (!/[\p{L}\p{Script=Latin}]/u.test(word)) return word;
  const russian = fromPinyin(word);
  return russian === null ? null : inCaseOf(word, russian);
}

/** Reads one word from left to right: at each place the first rule that fits; what no rule knows loses its marks. */
function spell(word: string, rules: readonly Rule[]): string {
  const text = word.toLowerCase().normalize("NFC");
  let spelled = "";
  for (let place = 0; place < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(place) ?? 0);
    const fit = fitting(text, place, rules) ?? fitting(sign.normalize("NFD").charAt(0), 0, rules);
    spelled += fit?.russian ?? unknown(sign);
    place += Math.max(sign.length, fit?.length ?? 0);
  }
  return spelled;
}

function fitting(text: string, place: number, rules: readonly Rule[]): { russian: string; length: number } | null {
  for (const { at, russian } of rules) {
    at.lastIndex = place;
    const found = at.exec(text);
    if (found) return { russian, length: found[0].length };
  }
  return null;
}

/** Signs between words and Cyrillic letters stay; a Latin letter or a mark that nothing reads is left out. */
function unknown(sign: string): string {
  return /[\p{Script=Latin}\p{M}]/u.test(sign) ? "" : sign;
}

function inCaseOf(word: string, russian: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return russian.toUpperCase();
  const first = word.charAt(0);
  return first === first.toLowerCase() ? russian : russian.charAt(0).toUpperCase() + russian.slice(1);
}

function rulesOf(language: Language): readonly Rule[] {
  const known = compiled.get(language);
  if (known) return known;
  const rules = tables[language].map(([pattern, russian]) => ({ at: new RegExp(pattern, "uy"), russian }));
  compiled.set(language, rules);
  return rules;
}
