import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from "node:crypto";
import { link, mkdir, open, readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ChainEnd } from "@/lib/audit/link";
import { readOrMakeKey } from "@/lib/sealing/key-files";
import { keyFolder } from "@/lib/sealing/keys";

/** A signed statement that leaves the database: the chain's entry of this number had this hash at this moment. */
export type Checkpoint = { number: bigint; hash: string; at: string };

const fileShape = z.object({
  number: z.string().regex(/^\d{1,19}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  signature: z.string(),
});

/** At the latest every five minutes, or every thousand entries, whichever comes first. */
const everyMs = 5 * 60_000;
const everyEntries = 1000n;

/** Whether the chain has grown enough, or long enough ago, since the last checkpoint. */
export function checkpointDue(end: ChainEnd, last: { number: bigint; at: Date } | null, now: Date): boolean {
  if (end.number === 0n) return false;
  if (last === null) return true;
  if (end.number <= last.number) return false;
  return end.number - last.number >= everyEntries || now.getTime() - last.at.getTime() >= everyMs;
}

/** Writes a checkpoint of the chain's end as a file of its own in `dir`, whole and durable or not at all. */
export async function writeCheckpoint(dir: string, end: ChainEnd, now: Date): Promise<void> {
  const stated = { number: end.number.toString(), hash: Buffer.from(end.hash).toString("hex"), at: now.toISOString() };
  const signature = sign(null, signed(stated), await signingKey()).toString("base64url");
  await mkdir(dir, { recursive: true });
  const path = join(dir, `${stated.number.padStart(12, "0")}-${stated.hash.slice(0, 8)}.json`);
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, "wx", 0o644);
  try {
    await file.writeFile(`${JSON.stringify({ ...stated, signature })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  // An earlier checkpoint is never replaced.
  await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(temporary);
}

/** All checkpoints of `dir` by number, and the names of files that are none of ours or were changed. */
export async function readCheckpoints(dir: string): Promise<{ good: Checkpoint[]; forged: string[] }> {
  const publicKey = createPublicKey(await signingKey());
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const good: Checkpoint[] = [];
  const forged: string[] = [];
  for (const name of names.filter((name) => name.endsWith(".json")).sort()) {
    const checkpoint = parse(await readFile(join(dir, name), "utf8"), publicKey);
    if (checkpoint) good.push(checkpoint);
    else forged.push(name);
  }
  return { good, forged };
}

function parse(text: string, publicKey: KeyObject): Checkpoint | null {
  try {
    const { signature, ...stated } = fileShape.parse(JSON.parse(text));
    if (!verify(null, signed(stated), publicKey, Buffer.from(signature, "base64url"))) return null;
    return { ...stated, number: BigInt(stated.number) };
  } catch {
    return null;
  }
}

function signed({ number, hash, at }: { number: string; hash: string; at: string }): Buffer {
  return Buffer.from(JSON.stringify(["credence audit checkpoint", number, hash, at]));
}

/** Ed25519 (RFC 8032), made once in the key folder and wrapped by the master key. */
async function signingKey(): Promise<KeyObject> {
  const der = await readOrMakeKey(keyFolder(), "checkpoint", () =>
    generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }),
  );
  return createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" });
}
