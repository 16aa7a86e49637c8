import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from "node:crypto";

// RFC 8410: the DER that stands before the 32 raw bytes of an X25519 key.
const publicPrefix = Buffer.from("302a300506032b656e032100", "hex");
const privatePrefix = Buffer.from("302e020100300506032b656e04220420", "hex");

/** An X25519 private key ready for use, with its own public half (32 raw bytes). */
export type OpeningKey = { secret: KeyObject; publicKey: Uint8Array<ArrayBuffer> };

/** A new random key pair. */
export function newKeyPair(): OpeningKey {
  return withPublicHalf(generateKeyPairSync("x25519").privateKey);
}

/** The key pair whose private half is these 32 raw bytes. */
export function openingKeyFrom(raw: Uint8Array): OpeningKey {
  return withPublicHalf(
    createPrivateKey({ key: Buffer.concat([privatePrefix, exactly32(raw)]), format: "der", type: "pkcs8" }),
  );
}

/** The 32 raw bytes of a private key, to be wrapped before they are written anywhere. */
export function rawPrivateKey(key: OpeningKey): Uint8Array {
  return key.secret.export({ format: "der", type: "pkcs8" }).subarray(privatePrefix.length);
}

/** Diffie and Hellman's shared point; throws on a public key of low order (RFC 7748, section 6.1). */
export function sharedPoint(key: OpeningKey, otherPublicKey: Uint8Array): Uint8Array {
  const publicKey = createPublicKey({
    key: Buffer.concat([publicPrefix, exactly32(otherPublicKey)]),
    format: "der",
    type: "spki",
  });
  return diffieHellman({ privateKey: key.secret, publicKey });
}

function withPublicHalf(secret: KeyObject): OpeningKey {
  const der = createPublicKey(secret).export({ format: "der", type: "spki" });
  return { secret, publicKey: new Uint8Array(der.subarray(publicPrefix.length)) };
}

function exactly32(raw: Uint8Array): Uint8Array {
  if (raw.length !== 32) throw new Error("An X25519 key has 32 bytes");
  return raw;
}
