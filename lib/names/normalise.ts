/** No text of a form is longer; what is longer is left as it is, for its field to refuse. */
export const rawLimit = 4000;

const hyphens = /[\u00AF\u02D7\u058A\u05BE\u2010-\u2015\u2043\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D]/g;
const apostrophes = /[`\u00B4\u02B9-\u02BF\u02C8\u02CA\u02CB\u2018-\u201B\u2032\u2035\uA78B\uA78C\uFF07]/g;
/** Soft hyphen, joiners, direction marks, variation selectors: invisible, and nothing that is read changes without them. */
const invisible = /(?![\u202A-\u202E\u2066-\u206F])\p{Default_Ignorable_Code_Point}/gu;
const spaces = /[\s\p{Zs}\u2800]+/gu;
const fullWidth = /[\uFF01-\uFF5E]/g;

/** What must never stand in a stored text: control characters, direction overrides, half of a surrogate pair, private or unassigned code points. */
const forbidden = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202A-\u202E\u2066-\u2069\u206A-\u206F\uFFF9-\uFFFC]/u;

/**
 * A text as it is kept: Unicode NFC, no invisible characters, one kind of hyphen, apostrophe and space, trimmed.
 * Direction overrides and control characters stay in, to be refused in words (see `forbiddenAt`). Idempotent.
 */
export function normalise(text: string): string {
  if (text.length > rawLimit) return text;
  return text
    .normalize("NFC")
    .replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(invisible, "")
    .replace(hyphens, "-")
    .replace(apostrophes, "'")
    .replace(spaces, " ")
    .trim()
    .normalize("NFC");
}

/** Where the first forbidden character stands, counted in characters from 1; 0 where there is none. */
export function forbiddenAt(text: string): number {
  if (!forbidden.test(text)) return 0;
  return [...text].findIndex((c) => forbidden.test(c)) + 1;
}

/** Arabic and full-width digits as 0–9, so that any keyboard's numbers are read. */
export function foldDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, (c) => String(c.charCodeAt(0) & 0xf));
}
