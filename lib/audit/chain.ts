import { createHash } from "node:crypto";

/** What of an entry the chain holds. The payload is in it by its salted digest, so that it can be erased. */
export type ChainedEntry = {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  type: string;
  eventId: string | null;
  subject: string;
  subjectId: string;
  digest: Uint8Array;
};

/** The hash before the first entry. */
export const genesis: Uint8Array<ArrayBuffer> = new Uint8Array(32);

/** SHA-256 over the hash before, the entry's number (from 1, without gaps) and its every field. */
export function chainHash(before: Uint8Array, number: bigint, entry: ChainedEntry): Uint8Array<ArrayBuffer> {
  const fields = [
    Buffer.from(before).toString("hex"),
    number.toString(),
    entry.id,
    entry.at.toISOString(),
    entry.actorKind,
    entry.actorId,
    entry.type,
    entry.eventId,
    entry.subject,
    entry.subjectId,
    Buffer.from(entry.digest).toString("hex"),
  ];
  return new Uint8Array(createHash("sha256").update(JSON.stringify(fields)).digest());
}

/** SHA-256 over salt and payload; the salt keeps anybody from guessing an erased payload from its digest. */
export function payloadDigest(salt: Uint8Array, payload: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(salt).update(canonical(payload)).digest());
}

/** JSON with sorted keys: PostgreSQL's jsonb does not keep their order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
