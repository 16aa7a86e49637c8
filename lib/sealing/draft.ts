import { createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Answers } from "@/lib/application/types";
import { Unopenable, unwrap, wrap } from "@/lib/sealing/aead";
import { open, seal } from "@/lib/sealing/hpke";
import { padded, unpadded } from "@/lib/sealing/padding";
import type { OpeningKey } from "@/lib/sealing/x25519";

// A draft has a random data key. Each cookie or mailed link wraps that key under its own token, of which the database
// has only a hash; sealed to the event, it also lets the sender of a mail mint a link that opens on another device.

/** A new token of 256 bits, base64url (43 characters), for a cookie or a mailed link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token: all that the database keeps. The token is random, so no salt is needed. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update("credence token\0").update(token).digest());
}

/** The key that a token gives its holder: HKDF under a label of its own, so that the stored hash does not reveal it. */
export function tokenKey(token: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", token, "", "credence draft key", 32));
}

/** A new data key of a draft, 32 bytes. */
export function newDraftKey(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(32));
}

/** Seals a draft's answers under its data key; they open only for the same draft. */
export function sealAnswers(dek: Uint8Array, answers: Answers, draftId: string): Uint8Array<ArrayBuffer> {
  return wrap(dek, `draft answers ${draftId}`, padded(answers));
}

/** The reverse of `sealAnswers`; throws `Unopenable`. */
export function openAnswers(dek: Uint8Array, sealed: Uint8Array, draftId: string): Answers {
  const value = unpadded(unwrap(dek, `draft answers ${draftId}`, sealed));
  if (!isAnswers(value)) throw new Unopenable();
  return value;
}

/** Wraps a draft's data key for the holder of this token. */
export function wrapDraftKey(token: string, dek: Uint8Array, draftId: string): Uint8Array<ArrayBuffer> {
  return wrap(tokenKey(token), `draft key ${draftId}`, dek);
}

/** The reverse of `wrapDraftKey`; throws `Unopenable` for another token or draft. */
export function unwrapDraftKey(token: string, wrapped: Uint8Array, draftId: string): Uint8Array<ArrayBuffer> {
  return unwrap(tokenKey(token), `draft key ${draftId}`, wrapped);
}

/** Seals a draft's data key to the event, for the sender of its mail, who alone has the private key. */
export function sealDraftKey(publicKey: Uint8Array, dek: Uint8Array, draftId: string): Uint8Array<ArrayBuffer> {
  return seal(publicKey, Buffer.from(dek).toString("base64url"), { table: "draft", id: draftId });
}

/** The reverse of `sealDraftKey`; throws `Unopenable`. */
export function openDraftKey(key: OpeningKey, sealed: Uint8Array, draftId: string): Uint8Array<ArrayBuffer> {
  const value = open(key, sealed, { table: "draft", id: draftId });
  if (typeof value !== "string") throw new Unopenable();
  return new Uint8Array(Buffer.from(value, "base64url"));
}

/** HMAC-SHA256 of the answers under the draft's data key, whatever their order: tells a repeated body from another. */
export function bodyDigest(dek: Uint8Array, answers: Answers): Uint8Array<ArrayBuffer> {
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Uint8Array(createHmac("sha256", dek).update("credence body\0").update(JSON.stringify(sorted)).digest());
}

function isAnswers(value: unknown): value is Answers {
  return typeof value === "object" && value !== null && Object.values(value).every((v) => typeof v === "string");
}
