import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unlessCode, writeOnce } from "@/lib/files/durable";
import { unwrap, wrap } from "@/lib/sealing/aead";

/** Where the keys lie: outside the database and its backups. Without a master key file (try-out) it is made in the folder. */
export type KeyFolder = { dir: string; masterKeyFile?: string | undefined };

/** The master key, 32 bytes: from its file (32 raw bytes or 64 hexadecimal digits), or made once in the try-out. */
export async function masterKey({ dir, masterKeyFile }: KeyFolder): Promise<Uint8Array> {
  if (masterKeyFile !== undefined) return parseMasterKey(await readFile(masterKeyFile));
  const path = join(dir, "master.key");
  const found = await readIfThere(path);
  if (found) return parseMasterKey(found);
  await writeOnce(path, randomBytes(32));
  return parseMasterKey(await readFile(path));
}

/** The named key, unwrapped; null where there is none (never made, or destroyed). */
export async function readKey(folder: KeyFolder, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const wrapped = await readIfThere(keyPath(folder, name));
  return wrapped && unwrap(await masterKey(folder), `key ${name}`, wrapped);
}

/**
 * The named key, made first where there is none. It is on disk, with its folder entry, before this returns: a row that
 * relies on it may then be committed. Never replaces a key, and two processes at once get the same one.
 */
export async function readOrMakeKey(
  folder: KeyFolder,
  name: string,
  make: () => Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const found = await readKey(folder, name);
  if (found) return found;
  await writeOnce(keyPath(folder, name), wrap(await masterKey(folder), `key ${name}`, make()));
  const written = await readKey(folder, name);
  if (!written) throw new Error("A key that was just written is gone");
  return written;
}

/** A short public name of a key, to be written beside what it made: the first 8 bytes of its SHA-256, in hexadecimal. */
export function fingerprint(key: Uint8Array): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}

function keyPath({ dir }: KeyFolder, name: string): string {
  // Names are made of our own words and row ids; anything else must not become a path.
  if (!/^[a-z]+(-[0-9a-f-]{36})?$/.test(name)) throw new Error("Not the name of a key");
  return join(dir, `${name}.key`);
}

async function readIfThere(path: string): Promise<Buffer | null> {
  return (await readFile(path).catch(unlessCode("ENOENT"))) ?? null;
}

function parseMasterKey(content: Buffer): Uint8Array {
  if (content.length === 32) return content;
  const text = content.toString("latin1").trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  throw new Error("MASTER_KEY_FILE must hold 32 bytes, or 64 hexadecimal digits");
}
