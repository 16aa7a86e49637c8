import { crc32, deflateSync } from "node:zlib";

// Files as strangers send them, for tests: small, and made from nothing.

/** A grey PNG of this size; `rows` may be fewer than its header promises. */
export function png({ width, height, rows = height }: { width: number; height: number; rows?: number }): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits of grey, not interlaced; each row begins with its filter, none.
  head.set([8, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(width + 1, 0x80);
  row[0] = 0;
  const body = deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", body), chunk("IEND", Buffer.alloc(0))]);
}

/** A PNG of a few bytes that says to be this large: decoded, it would fill the memory. */
export function pixelBomb(side: number): Buffer {
  return png({ width: side, height: side, rows: 1 });
}

/** A PDF of one empty page. */
export function pdf(text = ""): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n%${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
}

/** A chunk with its checksum (ISO/IEC 15948, 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
