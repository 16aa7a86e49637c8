import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

// RFC 6238 with the values that every authenticator app assumes: HMAC-SHA-1, six digits, a step of 30 seconds.
const stepSeconds = 30;
const digits = 6;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new secret: 160 bits (RFC 4226, requirement 6) in base 32 (RFC 4648), as authenticator apps take it. */
export function newTotpSecret(): string {
  const bits = [...randomBytes(20)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join("");
}

/** The number of the time step that contains this instant. */
export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/** The six digits of a time step; the secret is in base 32. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, "0");
}

/** The time step whose code this is, at most one step away from now (RFC 6238, section 5.2); null when there is none. */
export function matchingStep({ secret, code, now }: { secret: string; code: string; now: Date }): number | null {
  const current = totpStep(now);
  let found: number | null = null;
  for (const step of [current - 1, current + 1, current]) if (sameText(totpCode(secret, step), code)) found = step;
  return found;
}

/** The link that adds an account to an authenticator app. */
export function otpauthUri({ secret, email }: { secret: string; email: string }): string {
  return `otpauth://totp/Credence:${encodeURIComponent(email)}?secret=${secret}&issuer=Credence`;
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function fromBase32(text: string): Buffer {
  const bits = [...text.toUpperCase()].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
