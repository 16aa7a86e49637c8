import type { FilePurpose } from "@/lib/files/types";
import { err, ok, type Result } from "@/lib/result";

/** Bytes of the largest file that is taken: 10 MB. */
export const maxFileBytes = 10 * 1024 * 1024;

/** Bytes of the largest body of an upload: a file, and the fields and separators around it. */
export const maxUploadBytes = maxFileBytes + 64 * 1024;

/** Where uploads go; every other body is far smaller. */
export const uploadPath = "/api/uploads/";

/** What an image may be: so many pixels at most in all and on a side. A telephone's camera makes 12 to 50 million. */
export const maxPixels = 64_000_000;
export const maxSide = 12_000;

/** What a face can be told from on a badge: at least so many pixels on each side. */
export const minPhotoSide = 300;

/** The kinds that are told from their first bytes; everything else is none of ours, whatever its name says. */
export type Content = "jpeg" | "png" | "pdf";

const signatures: readonly [Content, readonly number[]][] = [
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/**
 * What a file is by its first bytes: JPEG (ITU-T T.81), PNG (ISO/IEC 15948) or PDF (ISO 32000), which here must begin
 * at the first byte, so that it is nothing else as well. Refuses "file.empty", "file.tooLarge", "file.kind", and for a
 * photo in a PDF "file.photoKind".
 */
export function readContent(bytes: Uint8Array, purpose: FilePurpose): Result<Content> {
  if (bytes.length === 0) return err("file.empty");
  if (bytes.length > maxFileBytes) return err("file.tooLarge");
  const found = signatures.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];
  if (purpose === "photo" && found !== "jpeg" && found !== "png") return err("file.photoKind");
  return found ? ok(found) : err("file.kind");
}

/**
 * Whether an image of this size is drawn at all; asked before its pixels are decoded. Refuses "file.pixels" (it would
 * fill the memory: a small file can say that it is a hundred thousand pixels wide) and "file.photoSmall".
 */
export function checkSize(
  { width, height }: { width: number; height: number },
  purpose: FilePurpose,
): Result<undefined> {
  if (!(width > 0 && height > 0)) return err("file.broken");
  if (width > maxSide || height > maxSide || width * height > maxPixels) return err("file.pixels");
  if (purpose === "photo" && Math.min(width, height) < minPhotoSide)
    return err("file.photoSmall", { pixels: minPhotoSide });
  return ok(undefined);
}

/** A file's name for whoever takes it: what it is and for whom, in letters that every system has. */
export function fileName(purpose: FilePurpose, subject: string, mediaType: string): string {
  const safe = subject.replaceAll(/[^A-Za-z0-9-]/g, "");
  return `${purpose}-${safe}.${mediaType === "application/pdf" ? "pdf" : "jpg"}`;
}
