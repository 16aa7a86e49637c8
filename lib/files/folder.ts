import { readdir, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";
import { unlessCode, writeOnce } from "@/lib/files/durable";

// Sealed files lie beside the database, each under its row's id. They are written before their row commits: a row never
// names a file that is not there; a file without a row is swept away later.

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes sealed bytes under a row's id, durably; throws where the disk takes no more. */
export function writeSealed(id: string, sealed: Uint8Array): Promise<void> {
  return writeOnce(pathOf(id), sealed);
}

/** The sealed bytes under a row's id; null where they are gone. */
export async function readSealed(id: string): Promise<Uint8Array | null> {
  return (await readFile(pathOf(id)).catch(unlessCode("ENOENT"))) ?? null;
}

/** Removes what lies under a row's id, if anything does. */
export async function removeSealed(id: string): Promise<void> {
  await unlink(pathOf(id)).catch(unlessCode("ENOENT"));
}

/** Ids of files that were written before this moment, a shelf at a time; what was left half-written is removed. */
export async function* sealedBefore(moment: Date): AsyncGenerator<string[]> {
  const root = join(env().DATA_DIR, "files");
  const shelves = (await readdir(root).catch(unlessCode("ENOENT"))) ?? [];
  for (const shelf of shelves) {
    const old: string[] = [];
    for (const name of await readdir(join(root, shelf))) {
      const written = await stat(join(root, shelf, name)).catch(unlessCode("ENOENT"));
      if (!written || written.mtime >= moment) continue;
      if (shape.test(name)) old.push(name);
      else await unlink(join(root, shelf, name)).catch(unlessCode("ENOENT"));
    }
    if (old.length > 0) yield old;
  }
}

/** On 256 shelves, by the last two digits, which are random. */
function pathOf(id: string): string {
  if (!shape.test(id)) throw new Error("Not the id of a file");
  return join(env().DATA_DIR, "files", id.slice(-2), id);
}
