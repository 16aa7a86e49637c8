import { csvLine } from "@/lib/files/csv-line";
import { encode } from "@/lib/lists/encode";
import type { Batches, Row } from "@/lib/lists/types";

/**
 * A list as CSV, chunk by chunk: UTF-8 with a byte order mark, semicolons, CRLF, quotes as in RFC 4180, as Excel opens
 * it in Russia. The head comes at once.
 */
export async function* csv({ head, batches }: { head: Row; batches: Batches }): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${csvLine(head)}`);
  yield* encode(batches, csvLine);
}
