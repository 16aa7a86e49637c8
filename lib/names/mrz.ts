import type { PersonName } from "@/lib/application/types";

// ICAO Doc 9303 part 3, section 6.A: the letters whose plain form is not the letter without its marks.
// biome-ignore format: a table reads best in rows
const special = new Map(
  Object.entries({
    Ä: "AE", Å: "AA", Æ: "AE", Ð: "D", Đ: "D", Ə: "E", Ħ: "H", I: "I", İ: "I", Ĳ: "IJ", ĸ: "K", Ł: "L", Ŀ: "L", Ŋ: "N",
    Ñ: "N", Ö: "OE", Ø: "OE", Œ: "OE", Þ: "TH", Ŧ: "T", Ü: "UE", ẞ: "SS", ß: "SS", ı: "I",
  }),
);

/** A Latin name in A–Z and spaces, as a passport's machine-readable zone spells it (ICAO Doc 9303). */
export function mrzLetters(latin: string): string {
  return latin
    .normalize("NFC")
    .replace(/./gsu, (letter) => special.get(letter) ?? special.get(letter.toUpperCase()) ?? letter)
    .normalize("NFD")
    .toUpperCase()
    .replace(/['.\p{M}]/gu, "")
    .replace(/[^A-Z]+/g, " ")
    .trim();
}

/** "VOGELSANG, JUERGEN MATTHIAS": both identifiers of a passport's machine-readable zone, for reading aloud and comparing. */
export function mrzName(name: Pick<PersonName, "family" | "given" | "patronymic">): string {
  const secondary = mrzLetters([name.given, name.patronymic ?? ""].join(" "));
  const primary = mrzLetters(name.family);
  return secondary === "" ? primary : `${primary}, ${secondary}`;
}
