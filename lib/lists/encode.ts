import type { Batches, Row } from "@/lib/lists/types";

// Large enough that a chunk's cost in streams does not count, small enough that a dozen in flight are nothing.
const chunkBytes = 65_536;

/**
 * Rows as text, as UTF-8, in chunks of some 64 KB. `toText` gets a row and its number, from 1. Each row is encoded by
 * itself: one long string for a whole batch takes V8 several times as long.
 */
export async function* encode(
  batches: Batches,
  toText: (row: Row, number: number) => string,
): AsyncGenerator<Uint8Array> {
  let chunk = Buffer.allocUnsafeSlow(chunkBytes);
  let used = 0;
  let number = 0;
  for await (const rows of batches) {
    for (const row of rows) {
      const text = toText(row, ++number);
      // A UTF-16 unit takes at most three bytes of UTF-8.
      const needed = text.length * 3;
      if (used + needed > chunk.length) {
        if (used > 0) yield chunk.subarray(0, used);
        chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, needed));
        used = 0;
      }
      used += chunk.write(text, used);
    }
  }
  if (used > 0) yield chunk.subarray(0, used);
}
