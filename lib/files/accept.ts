import { redraw } from "@/lib/files/image";
import { readContent } from "@/lib/files/rules";
import type { Accepted, FilePurpose } from "@/lib/files/types";
import { err, ok, type Result } from "@/lib/result";

/**
 * Takes a file that somebody sent up, by its content alone: its name and stated type are not looked at. A picture is
 * drawn anew; a PDF is kept as it is, and only ever handed out as an attachment. Refuses what `readContent` and
 * `redraw` refuse, and "file.broken" for a PDF that was cut short.
 */
export async function acceptFile(bytes: Uint8Array<ArrayBuffer>, purpose: FilePurpose): Promise<Result<Accepted>> {
  const content = readContent(bytes, purpose);
  if (!content.ok) return content;
  if (content.value === "pdf") {
    // ISO 32000-1, 7.5.5 and annex H: the mark of the end stands within the last 1,024 bytes.
    const whole = Buffer.from(bytes.subarray(-1024)).includes("%%EOF");
    return whole ? ok({ bytes, mediaType: "application/pdf" }) : err("file.broken");
  }
  const drawn = await redraw(bytes, purpose);
  return drawn.ok ? ok({ bytes: drawn.value, mediaType: "image/jpeg" }) : drawn;
}
