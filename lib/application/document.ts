import { addDays, addYears, toString as toIso } from "temporal-polyfill/fns/PlainDate";
import { parseDate } from "@/lib/application/birth-date";
import type { DocumentKind } from "@/lib/application/types";
import { latinTwin } from "@/lib/names/look-alikes";
import { foldDigits, forbiddenAt, normalise } from "@/lib/names/normalise";
import { assertNever, err, type Failure, ok, type Result } from "@/lib/result";

/** A document's number as typed is not longer, with all its words and signs. */
const longestTyped = 60;

const digitCount = { internal: 10, travel: 9 } as const;

/**
 * The number of a document as it is kept: ten digits of an internal passport, nine of a travel passport, 5–20 capitals
 * and digits of a foreign one, 5–20 characters of any other. Refuses with a code of errors "document"; where letters
 * only look right, the failure's `fix` is the corrected number, to be taken on the applicant's consent.
 */
export function normaliseDocumentNumber(kind: DocumentKind, typed: string): Result<string> {
  if (typed.length > longestTyped) return err("document.tooLong", { max: longestTyped });
  const text = foldDigits(normalise(typed));
  if (text === "") return err("document.numberRequired");
  if (forbiddenAt(text) > 0) return err("document.forbidden");
  switch (kind) {
    case "internal":
    case "travel":
      return digitsOnly(text, kind);
    case "foreign":
      return capitalsAndDigits(text);
    case "other":
      return anyDocument(text);
    default:
      return assertNever(kind);
  }
}

/** A kept number as its document prints it: "4512 345678", "45 1234567". */
export function formatDocumentNumber(kind: DocumentKind, number: string): string {
  if (kind === "internal") return `${number.slice(0, 4)} ${number.slice(4)}`;
  if (kind === "travel") return `${number.slice(0, 2)} ${number.slice(2)}`;
  return number;
}

/** The last two letters or digits of a kept number: all that is shown of it once it is sealed. */
export function documentHint(number: string): string {
  const signs = [...number].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  return signs.slice(-2).join("");
}

/** What the keyed index is made of: the same for О, O and 0, for Cyrillic and Latin twins, however it was spaced. */
export function documentMatchForm(number: string): string {
  return [...foldDigits(normalise(number)).toUpperCase()]
    .map((sign) => digitTwins.get(sign) ?? digitTwins.get(latinTwin(sign) ?? sign) ?? latinTwin(sign) ?? sign)
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .join("");
}

/** Hints that never block, as codes of errors "document": Russian internal passports and the holder's age. */
export function documentHints(about: { kind: DocumentKind; birthDate: string; today: string }): Failure[] {
  if (about.kind !== "internal") return [];
  const born = parseDate(about.birthDate);
  if (toIso(addYears(born, 14)) > about.today) return [{ code: "document.underFourteen" }];
  // Replaced at 20 and at 45; the old one stays valid for 90 days after that birthday.
  const age = [20, 45].find((years) => {
    const birthday = addYears(born, years);
    return toIso(birthday) <= about.today && about.today <= toIso(addDays(birthday, 90));
  });
  return age === undefined ? [] : [{ code: "document.replaced", params: { age } }];
}

const digitTwins = new Map([..."OQIL|З"].map((letter, i) => [letter, "001113".charAt(i)]));

function digitsOnly(text: string, kind: keyof typeof digitCount): Result<string> {
  const count = digitCount[kind];
  const bare = text.toUpperCase().replace(/СЕРИЯ|НОМЕР|ПАСПОРТ|NO|№|[N#.,:;/\s-]/g, "");
  if (/^\d*$/.test(bare)) return bare.length === count ? ok(bare) : err(`document.${kind}`, { count: bare.length });
  const letter = [...bare].find((sign) => !/\d/.test(sign)) ?? "";
  const fix = documentMatchForm(bare);
  if (fix.length === count && /^\d+$/.test(fix)) {
    return err("document.letterForDigit", { letter, replacement: documentMatchForm(letter), fix });
  }
  return err("document.notDigits", { letter, kind });
}

function capitalsAndDigits(text: string): Result<string> {
  const bare = text.toUpperCase().replace(/№|[#.,:;/\s-]/g, "");
  const signs = [...bare];
  const wrong = signs.findIndex((sign) => !/[A-Z0-9]/.test(sign));
  if (wrong >= 0) {
    const letter = signs[wrong] ?? "";
    const replacement = latinTwin(letter);
    const fix = signs.map((sign) => latinTwin(sign) ?? sign).join("");
    if (replacement === undefined || !/^[A-Z0-9]{5,20}$/.test(fix)) return err("document.badCharacter", { letter });
    return err("document.lookAlike", { letter, position: wrong + 1, length: signs.length, replacement, fix });
  }
  return bare.length >= 5 && bare.length <= 20 ? ok(bare) : err("document.length", { count: bare.length });
}

function anyDocument(text: string): Result<string> {
  const count = [...text].length;
  if (!/\p{N}/u.test(text)) return err("document.noDigits");
  return count >= 5 && count <= 20 ? ok(text) : err("document.length", { count });
}
