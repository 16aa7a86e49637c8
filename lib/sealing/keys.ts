import { randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { type KeyFolder, readKey, readOrMakeKey } from "@/lib/sealing/key-files";
import { newKeyPair, type OpeningKey, openingKeyFrom, rawPrivateKey } from "@/lib/sealing/x25519";

// Only the desk and its jobs come here. A public page seals by the public key that stands with the event.

// A key destroyed on the event's retention date is forgotten here as soon as this, in every process.
const rememberMs = 5 * 60_000;
const rememberAtMost = 100;
const remembered = new Map<string, { key: OpeningKey; until: number }>();

/** The key folder of this installation. */
export function keyFolder(): KeyFolder {
  const { KEY_DIR, MASTER_KEY_FILE, given } = env();
  // Not named: the try-out, which makes its own (boot refuses this in production).
  return { dir: KEY_DIR, masterKeyFile: given.has("MASTER_KEY_FILE") ? MASTER_KEY_FILE : undefined };
}

/**
 * Makes an event's key pair and gives the public key (32 bytes), which is stored with the event. The private key is
 * on disk by then. Asked again for the same event, it gives the same key.
 */
export async function createEventKey(
  eventId: string,
  folder: KeyFolder = keyFolder(),
): Promise<{ publicKey: Uint8Array<ArrayBuffer> }> {
  const raw = await readOrMakeKey(folder, `event-${eventId}`, () => rawPrivateKey(newKeyPair()));
  return { publicKey: openingKeyFrom(raw).publicKey };
}

/** The event's private key, which opens its records; null once it was destroyed. */
export async function eventPrivateKey(eventId: string, folder: KeyFolder = keyFolder()): Promise<OpeningKey | null> {
  const name = `event-${eventId}`;
  const place = `${folder.dir}\0${name}`;
  const known = remembered.get(place);
  if (known && known.until > Date.now()) return known.key;
  remembered.delete(place);
  const raw = await readKey(folder, name);
  if (!raw) return null;
  const key = openingKeyFrom(raw);
  const [oldest] = remembered.keys();
  if (remembered.size >= rememberAtMost && oldest !== undefined) remembered.delete(oldest);
  remembered.set(place, { key, until: Date.now() + rememberMs });
  return key;
}

/** The desk's key for `keyedIndex`, 32 bytes. Random and wrapped, so that it outlives a rotation of the master key. */
export function indexKey(folder: KeyFolder = keyFolder()): Promise<Uint8Array> {
  return readOrMakeKey(folder, "index", () => randomBytes(32));
}
