import { createHmac } from "node:crypto";
import { decrypt, encrypt, joined, nonceLength } from "@/lib/sealing/aead";
import { newKeyPair, type OpeningKey, sharedPoint } from "@/lib/sealing/x25519";

// RFC 9180, base mode, single shot: DHKEM(X25519, HKDF-SHA256) and HKDF-SHA256 with either AES-GCM. node:crypto does
// this some twenty times faster than a library over Web Crypto, whose every step is a promise.
const kemId = 0x0020;
const kdfId = 0x0001;
const baseMode = 0;

/** The two AEADs of RFC 9180, section 7.3, that are AES. Records are sealed with the second; the first has the RFC's vectors. */
export const aeads = { aes128: { id: 0x0001, keyLength: 16 }, aes256: { id: 0x0002, keyLength: 32 } } as const;

export type Aead = (typeof aeads)[keyof typeof aeads];

/** Length of the encapsulated key that stands before each ciphertext. */
export const encapsulatedLength = 32;

const empty = new Uint8Array();
const kemSuite = joined(Buffer.from("KEM"), two(kemId));

type Sealing = { aead: Aead; info: Uint8Array; aad: Uint8Array };

/** SealBase: the encapsulated key, then the ciphertext. `ephemeral` is given by tests alone; it is never used twice. */
export function sealBase(
  publicKey: Uint8Array,
  { aead, info, aad }: Sealing,
  plaintext: Uint8Array,
  ephemeral: OpeningKey = newKeyPair(),
): Uint8Array<ArrayBuffer> {
  const secret = sharedSecret(sharedPoint(ephemeral, publicKey), ephemeral.publicKey, publicKey);
  return joined(ephemeral.publicKey, encrypt({ ...keySchedule(aead, secret, info), aad }, plaintext));
}

/** OpenBase: the reverse; throws `Unopenable`, and on a key of low order. */
export function openBase(key: OpeningKey, { aead, info, aad }: Sealing, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  const encapsulated = sealed.subarray(0, encapsulatedLength);
  const secret = sharedSecret(sharedPoint(key, encapsulated), encapsulated, key.publicKey);
  return decrypt({ ...keySchedule(aead, secret, info), aad }, sealed.subarray(encapsulatedLength));
}

/** Section 4.1, ExtractAndExpand over the two public keys. */
export function sharedSecret(point: Uint8Array, encapsulated: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const prk = labeledExtract(kemSuite, empty, "eae_prk", point);
  return labeledExpand(kemSuite, prk, "shared_secret", joined(encapsulated, publicKey), 32);
}

/** Section 5.1, KeySchedule in base mode: the key and the nonce of the first, and only, message. */
export function keySchedule(aead: Aead, secret: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const suite = joined(Buffer.from("HPKE"), two(kemId), two(kdfId), two(aead.id));
  const context = joined(
    Uint8Array.of(baseMode),
    labeledExtract(suite, empty, "psk_id_hash", empty),
    labeledExtract(suite, empty, "info_hash", info),
  );
  const prk = labeledExtract(suite, secret, "secret", empty);
  return {
    key: labeledExpand(suite, prk, "key", context, aead.keyLength),
    nonce: labeledExpand(suite, prk, "base_nonce", context, nonceLength),
  };
}

function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Uint8Array {
  return createHmac("sha256", salt).update("HPKE-v1").update(suite).update(label).update(ikm).digest();
}

/** HKDF-Expand of at most one block, 32 bytes, which is all that this suite asks for. */
function labeledExpand(
  suite: Uint8Array,
  prk: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  return createHmac("sha256", prk)
    .update(two(length))
    .update("HPKE-v1")
    .update(suite)
    .update(label)
    .update(info)
    .update(Uint8Array.of(1))
    .digest()
    .subarray(0, length);
}

function two(n: number): Uint8Array {
  return Uint8Array.of(n >> 8, n & 0xff);
}
