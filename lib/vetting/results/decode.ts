import { err, ok, type Result } from "@/lib/result";
import { longestFile } from "@/lib/vetting/results/schema";

/**
 * The text of a CSV or TXT file as spreadsheets write it: UTF-8 with or without a byte order mark, UTF-16LE with one
 * ("Unicode text" of Excel), or Windows-1251, which is told by its not being UTF-8. Refuses "vetting.fileKind" for what
 * is no text, such as the spreadsheet itself, and "vetting.fileTooLarge".
 */
export function readText(bytes: Uint8Array): Result<string> {
  if (bytes.length > longestFile) return err("vetting.fileTooLarge");
  const text =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? new TextDecoder("utf-16le").decode(bytes)
      : (decoded(bytes) ?? new TextDecoder("windows-1251").decode(bytes));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has these, every other kind of file does
  return /[\u0000-\u0008\u000E-\u001F\uFFFE\uFFFF]/.test(text) ? err("vetting.fileKind") : ok(text);
}

/** As UTF-8, its byte order mark taken off; null where it is not. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
