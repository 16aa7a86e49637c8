import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** What is sealed does not open: another key, another place, or changed bytes. Which of them, nobody can tell. */
export class Unopenable extends Error {
  constructor() {
    super("Sealed bytes do not open");
    this.name = "Unopenable";
  }
}

export const nonceLength = 12;
export const tagLength = 16;

type Box = { key: Uint8Array; nonce: Uint8Array; aad: Uint8Array };

/** AES-GCM with the key's own length (16 or 32 bytes): ciphertext, then the tag of 16 bytes. The nonce is used once. */
export function encrypt({ key, nonce, aad }: Box, plaintext: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv(algorithm(key), key, nonce, { authTagLength: tagLength });
  cipher.setAAD(aad);
  return joined(cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
}

/** The reverse of `encrypt`; throws `Unopenable`. */
export function decrypt({ key, nonce, aad }: Box, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  if (sealed.length < tagLength) throw new Unopenable();
  const decipher = createDecipheriv(algorithm(key), key, nonce, { authTagLength: tagLength });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const body = decipher.update(sealed.subarray(0, sealed.length - tagLength));
  try {
    return joined(body, decipher.final());
  } catch {
    throw new Unopenable();
  }
}

const version = 1;

/** Wraps bytes under a key that wraps many: version, random nonce, AES-GCM. The context is authenticated. */
export function wrap(key: Uint8Array, context: string, plaintext: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceLength);
  const head = Uint8Array.of(version);
  return joined(head, nonce, encrypt({ key, nonce, aad: joined(head, Buffer.from(context)) }, plaintext));
}

/** The reverse of `wrap`; throws `Unopenable`. */
export function unwrap(key: Uint8Array, context: string, wrapped: Uint8Array): Uint8Array<ArrayBuffer> {
  if (wrapped[0] !== version) throw new Unopenable();
  const nonce = wrapped.subarray(1, 1 + nonceLength);
  if (nonce.length < nonceLength) throw new Unopenable();
  const aad = joined(wrapped.subarray(0, 1), Buffer.from(context));
  return decrypt({ key, nonce, aad }, wrapped.subarray(1 + nonceLength));
}

/** Byte strings one after another, in memory of their own. */
export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

function algorithm(key: Uint8Array): "aes-128-gcm" | "aes-256-gcm" {
  if (key.length === 32) return "aes-256-gcm";
  if (key.length === 16) return "aes-128-gcm";
  throw new Error("An AES key has 16 or 32 bytes");
}
