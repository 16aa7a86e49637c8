import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Regime } from "@/lib/application/types";
import { latinTwin } from "@/lib/names/look-alikes";
import { foldDigits, forbiddenAt, normalise } from "@/lib/names/normalise";
import { err, ok, type Result } from "@/lib/result";

/** An address is not longer (RFC 5321, section 4.5.3.1.3). */
const longestEmail = 254;
const longestPhone = 60;

const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/**
 * One plain e-mail address, trimmed, its domain in lower case; domains in any script are taken (IDNA).
 * Refuses, with a code of errors "email": line breaks, several addresses, display names, comments and quoted local
 * parts, since each of them could bring a letter to somebody else.
 */
export function readEmail(typed: string): Result<string> {
  if (typed.length > 4 * longestEmail) return err("email.tooLong", { max: longestEmail });
  const outer = typed.trim();
  if (outer === "") return err("email.required");
  if (/[\r\n\u0085\u2028\u2029]/.test(outer)) return err("email.several");
  // What normalising spaces, hyphens and apostrophes would alter is another address: only the invisible goes.
  const text = outer.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, "").normalize("NFC");
  if (forbiddenAt(text) > 0) return err("email.forbidden");
  if (/[,;]/.test(text) || text.split("@").length > 2) return err("email.several");
  if (/[<>"()[\]:\\]/.test(text)) return err("email.plainOnly");
  if (/\s/.test(text)) return err("email.space");
  const [local = "", domain = ""] = text.split("@");
  if (!text.includes("@") || local === "" || domain === "") return err("email.shape");
  const wrong = wrongLetter(local, domain.toLowerCase());
  if (wrong) return err(wrong.fix ? "email.lookAlike" : "email.letter", wrong);
  if (!localPart.test(local) || local.length > 64) return err("email.shape");
  const host = asciiDomain(domain);
  if (host === null) return err("email.domain");
  if (local.length + 1 + host.length > longestEmail) return err("email.tooLong", { max: longestEmail });
  return ok(`${local}@${domain.toLowerCase()}`);
}

/**
 * A telephone number as E.164. Numbers without a country code are read as Russian ones: in the Russian regime any
 * spelling ("8 495 …", "495 …"), in the foreign one only what starts with 8 or 7 and has eleven digits.
 */
export function readPhone(typed: string, regime: Regime): Result<string> {
  if (typed.length > longestPhone) return err("phone.tooLong", { max: longestPhone });
  // Address books wrap numbers in direction marks.
  const text = foldDigits(normalise(typed.replace(/[\u202A-\u202E\u2066-\u2069]/g, ""))).replace(/^00(?=\d|\s)/, "+");
  if (text === "") return err("phone.required");
  const digits = text.replace(/\D/g, "");
  if (digits === "") return err("phone.invalid");
  const international = text.startsWith("+") || text.startsWith("(+");
  if (regime === "foreign" && !international && !/^[78]\d{10}$/.test(digits)) return err("phone.countryCode");
  const number = parsePhoneNumberFromString(text, { defaultCountry: "RU", extract: false });
  if (number?.ext) return err("phone.extension");
  // Ranges open faster than lists of them are shipped: with a country code the length decides.
  if (number && (international ? number.isPossible() : number.isValid())) return ok(number.number);
  return err(international ? "phone.invalid" : "phone.countryCode");
}

/** A letter of the other script among Latin ones: in the local part, or in a label of the domain. */
function wrongLetter(local: string, domain: string): { letter: string; fix?: string } | null {
  const inLocal = [...local].find((sign) => /[^\x21-\x7e]/.test(sign));
  const mixed = domain
    .split(".")
    .find((label) => /\p{Script=Latin}/u.test(label) && /\p{Script=Cyrillic}/u.test(label));
  const letter = inLocal ?? [...(mixed ?? "")].find((sign) => /\p{Script=Cyrillic}/u.test(sign));
  if (letter === undefined) return null;
  const toLatin = (text: string) => [...text].map((sign) => latinTwin(sign) ?? sign).join("");
  const fix = `${toLatin(local)}@${domain
    .split(".")
    .map((label) => (label === mixed ? toLatin(label) : label))
    .join(".")}`;
  return /[^\x21-\x7e]/.test(toLatin(local)) || fix === `${local}@${domain}` ? { letter } : { letter, fix };
}

/** The domain as DNS spells it (IDNA, by the URL standard), or null where it names no public host. */
function asciiDomain(domain: string): string | null {
  const labels = domain.split(".");
  if (labels.length < 2 || !labels.every((label) => domainLabel.test(label)) || /^\p{N}+$/u.test(labels.at(-1) ?? ""))
    return null;
  const url = `http://${domain}`;
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname;
  return host.length <= 253 && host.split(".").every((label) => label.length <= 63) ? host : null;
}
