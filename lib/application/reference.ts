import { randomBytes } from "node:crypto";

// Crockford's base 32: no I, L, O or U, so that a reference survives the telephone.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new reference of 80 random bits: XXXX-XXXX-XXXX-XXXX in Crockford's base 32. It grants nothing by itself. */
export function newReference(): string {
  return referenceFrom(randomBytes(10));
}

/** The reference that these 10 bytes spell. */
export function referenceFrom(bytes: Uint8Array): string {
  let bits = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = "";
  for (let i = 0; i < 16; i++) {
    text = alphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return grouped(text);
}

/** A reference as somebody typed it, in its one spelling (O is 0, I and L are 1, hyphens and spaces as you like); null if it is none. */
export function readReference(typed: string): string | null {
  const text = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text) ? grouped(text) : null;
}

function grouped(text: string): string {
  return text.replace(/(.{4})(?=.)/g, "$1-");
}
