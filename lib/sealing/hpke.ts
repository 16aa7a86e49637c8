import { createHash } from "node:crypto";
import { joined, Unopenable } from "@/lib/sealing/aead";
import { padded, unpadded } from "@/lib/sealing/padding";
import { aeads, openBase, sealBase } from "@/lib/sealing/rfc9180";
import type { OpeningKey } from "@/lib/sealing/x25519";

/** Where the sealed value lies. It is authenticated: a ciphertext moved to another row or table does not open. */
export type SealContext = { table: string; id: string };

const version = 1;
const keyIdLength = 8;
const aead = aeads.aes256;
const info = Buffer.from("Credence sealed record");

/**
 * Seals a record, as padded JSON, to an event's public key (32 bytes): HPKE in base mode, RFC 9180. Anyone may seal.
 * The form is: version (1 byte), key id (8), encapsulated key (32), ciphertext, tag (16).
 */
export function seal(publicKey: Uint8Array, record: unknown, context: SealContext): Uint8Array<ArrayBuffer> {
  return sealBytes(publicKey, padded(record), context);
}

/** Seals bytes as they are, in the same form: their number shows. */
export function sealBytes(publicKey: Uint8Array, bytes: Uint8Array, context: SealContext): Uint8Array<ArrayBuffer> {
  const head = joined(Uint8Array.of(version), keyId(publicKey));
  return joined(head, sealBase(publicKey, { aead, info, aad: authenticated(head, context) }, bytes));
}

/** The record that `seal` was given, still to be parsed by its schema. Throws `Unopenable`: wrong key, place or bytes. */
export function open(key: OpeningKey, sealed: Uint8Array, context: SealContext): unknown {
  return unpadded(openBytes(key, sealed, context));
}

/** The bytes that `sealBytes` was given. Throws `Unopenable`: wrong key, place or bytes. */
export function openBytes(key: OpeningKey, sealed: Uint8Array, context: SealContext): Uint8Array<ArrayBuffer> {
  const head = sealed.subarray(0, 1 + keyIdLength);
  if (head[0] !== version || !keyId(key.publicKey).equals(head.subarray(1))) throw new Unopenable();
  const aad = authenticated(head, context);
  return openBase(key, { aead, info, aad }, sealed.subarray(head.length));
}

/** The first 8 bytes of the public key's SHA-256: says which key opens, so that a rotated one can be told apart. */
export function keyId(publicKey: Uint8Array): Buffer {
  return createHash("sha256").update(publicKey).digest().subarray(0, keyIdLength);
}

function authenticated(head: Uint8Array, { table, id }: SealContext): Uint8Array {
  return joined(head, Buffer.from(JSON.stringify([table, id])));
}
