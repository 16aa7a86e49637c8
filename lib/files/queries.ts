import { readSealed } from "@/lib/files/folder";
import type { MediaType } from "@/lib/files/types";
import { openBytes } from "@/lib/sealing/hpke";
import { eventPrivateKey } from "@/lib/sealing/keys";

/** A kept file opened, for somebody at the desk who may see it; null where the event's key or the file is gone. */
export async function openFile(file: {
  id: string;
  eventId: string;
  mediaType: string;
}): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: MediaType } | null> {
  const [key, sealed] = await Promise.all([eventPrivateKey(file.eventId), readSealed(file.id)]);
  if (!key || !sealed) return null;
  const bytes = openBytes(key, sealed, { table: "stored_file", id: file.id });
  return { bytes, mediaType: file.mediaType === "application/pdf" ? "application/pdf" : "image/jpeg" };
}
