import { createHmac } from "node:crypto";

/**
 * HMAC-SHA256 of a normalised value under the desk's index key: equal values meet, and nobody without the key can try
 * out document numbers. `label` keeps the indexes of different things apart.
 */
export function keyedIndex(indexKey: Uint8Array, label: string, value: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHmac("sha256", indexKey)
      .update(JSON.stringify([label, value]))
      .digest(),
  );
}
