import { randomUUID } from "node:crypto";
import { link, mkdir, open, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a whole file of mode 0600, durably, unless one is there already: it is on disk, with its folder entry, before
 * this returns, and never half of it.
 */
export async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  const dir = dirname(path);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}`;
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    // A hard link appears whole or not at all, and unlike a rename it never replaces another process's file.
    await link(temporary, path).catch(unlessCode("EEXIST"));
  } finally {
    await unlink(temporary).catch(unlessCode("ENOENT"));
  }
  await syncFolder(dir);
}

/** Swallows a file system error of this code, such as "ENOENT"; throws every other. */
export function unlessCode(code: string): (error: unknown) => undefined {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  };
}

async function syncFolder(dir: string): Promise<void> {
  // Windows cannot open a folder to flush it.
  if (process.platform === "win32") return;
  const folder = await open(dir, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
