// Chinese names by the Palladius system, which Russian uses: each syllable of pinyin has one spelling.
// biome-ignore format: a table reads best in rows
const initials: Record<string, string> = {
  zh: "чж", ch: "ч", sh: "ш", b: "б", p: "п", m: "м", f: "ф", d: "д", t: "т", n: "н", l: "л", g: "г", k: "к", h: "х",
  j: "цз", q: "ц", x: "с", r: "ж", z: "цз", c: "ц", s: "с",
};

// biome-ignore format: a table reads best in rows
const finals: Record<string, string> = {
  a: "а", ai: "ай", an: "ань", ang: "ан", ao: "ао", e: "э", ei: "эй", en: "энь", eng: "эн", o: "о", ong: "ун", ou: "оу",
  i: "и", ia: "я", ian: "янь", iang: "ян", iao: "яо", ie: "е", in: "инь", ing: "ин", iong: "юн", iu: "ю", u: "у", ua: "уа",
  uai: "уай", uan: "уань", uang: "уан", ui: "уй", un: "унь", uo: "о", ü: "юй", üe: "юэ", üan: "юань", ün: "юнь",
};

// biome-ignore format: a table reads best in rows
const whole: Record<string, string> = {
  a: "а", ai: "ай", an: "ань", ang: "ан", ao: "ао", e: "э", en: "энь", er: "эр", ou: "оу", ya: "я", yan: "янь", yang: "ян",
  yao: "яо", ye: "е", yi: "и", yin: "инь", ying: "ин", yong: "юн", you: "ю", yu: "юй", yuan: "юань", yue: "юэ", yun: "юнь",
  wa: "ва", wai: "вай", wan: "вань", wang: "ван", wei: "вэй", wen: "вэнь", weng: "вэн", wo: "во", wu: "у", zhi: "чжи",
  chi: "чи", shi: "ши", ri: "жи", zi: "цзы", ci: "цы", si: "сы", hui: "хуэй", huo: "хо",
};

/** A Chinese name in pinyin, tone marks or none, in Russian letters (lower case); null where a part is no pinyin. */
export function fromPinyin(word: string): string | null {
  const plain = word
    .toLowerCase()
    .normalize("NFD")
    .replace(/u\u0308/g, "ü")
    .replace(/[\u0300\u0301\u0304\u030c]/g, "");
  const syllables = plain.normalize("NFC").split("'").map(split);
  if (syllables.includes(null)) return null;
  // An н that ends a syllable before a vowel would be read with the next one: Чанъань.
  return syllables
    .flatMap((part) => part ?? [])
    .map(spell)
    .reduce((name, next) => name + (/н$/.test(name) && /^[аоуэеюяи]/.test(next) ? "ъ" : "") + next, "");
}

/** The longest syllables first, as names are read; null where what is left over is no syllable. */
function split(text: string): string[] | null {
  if (text === "") return [];
  if (text.length > 24) return null;
  for (let length = Math.min(6, text.length); length > 0; length--) {
    const head = text.slice(0, length);
    const rest = spell(head) === "" ? null : split(text.slice(length));
    if (rest) return [head, ...rest];
  }
  return null;
}

function spell(syllable: string): string {
  const known = whole[syllable];
  if (known) return known;
  const initial = /^[zcs]h/.test(syllable) ? syllable.slice(0, 2) : syllable.slice(0, 1);
  const start = initials[initial];
  // After j, q, x pinyin writes u for ü.
  const final = finals[/^[jqx]u/.test(syllable) ? syllable.slice(1).replace("u", "ü") : syllable.slice(initial.length)];
  return start && final ? start + final : "";
}
