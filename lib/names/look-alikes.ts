// Letters of two alphabets that look the same on screen and differ in every search. Same length, same order.
const latin = "ABCEHIJKMOPSTXYÏËaceijkopxyïëəƏæÆ";
const cyrillic = "АВСЕНІЈКМОРЅТХУЇЁасеіјкорхуїёәӘӕӔ";

const toCyrillic = new Map([...latin].map((letter, i) => [letter, cyrillic.charAt(i)]));
const toLatin = new Map([...cyrillic].map((letter, i) => [letter, latin.charAt(i)]));

/** The Cyrillic letter that looks like this Latin one. */
export function cyrillicTwin(letter: string): string | undefined {
  return toCyrillic.get(letter);
}

/** The Latin letter that looks like this Cyrillic one. */
export function latinTwin(letter: string): string | undefined {
  return toLatin.get(letter);
}
