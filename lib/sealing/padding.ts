import { Unopenable } from "@/lib/sealing/aead";

// Large enough for nearly every record, so that a row's length says nothing about the document or the place of birth.
const block = 512;

/** JSON, its length before it (4 bytes), filled with zeros to a whole number of blocks of 512 bytes. */
export function padded(value: unknown): Uint8Array {
  const json = Buffer.from(JSON.stringify(value));
  const bytes = Buffer.alloc(Math.ceil((json.length + 4) / block) * block);
  bytes.writeUInt32BE(json.length, 0);
  json.copy(bytes, 4);
  return bytes;
}

/** The reverse of `padded`. Its caller has authenticated the bytes, and still parses what comes out. */
export function unpadded(bytes: Uint8Array): unknown {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.length < 4) throw new Unopenable();
  return JSON.parse(whole.toString("utf8", 4, 4 + whole.readUInt32BE(0)));
}
