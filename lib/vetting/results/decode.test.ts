import { describe, expect, it } from "vitest";
import { pdf, png } from "@/lib/files/examples";
import { readText } from "@/lib/vetting/results/decode";
import { readResults } from "@/lib/vetting/results/rules";
import { longestFile } from "@/lib/vetting/results/schema";

const line = "01890a5d-ac96-774b-bcce-b302099a8057;нужны данные;Нет отчества: «Ёлкина»";

/** As Windows-1251 (code page 1251 of Unicode's mappings) writes Russian letters and quotation marks. */
function windows1251(text: string): Uint8Array {
  const signs: Record<string, number> = { Ё: 0xa8, ё: 0xb8, "«": 0xab, "»": 0xbb };
  return Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    return signs[sign] ?? (code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code);
  });
}

describe("a file of results", () => {
  it("is read in whichever of the encodings a spreadsheet wrote it, to the same rows", () => {
    const written = {
      utf8: Buffer.from(line),
      withMark: Buffer.from(`\uFEFF${line}`),
      utf16: Buffer.from(`\uFEFF${line}`, "utf16le"),
      windows: windows1251(line),
    };
    for (const [name, bytes] of Object.entries(written)) {
      const text = readText(bytes);
      expect(text.ok && readResults(text.value), name).toMatchObject([
        { line: 1, result: "needsData", note: "Нет отчества: «Ёлкина»", problem: null },
      ]);
    }
  });

  it("that is no text, or too large, is refused in words", () => {
    const code = (bytes: Uint8Array) => {
      const read = readText(bytes);
      return read.ok ? "ok" : read.error.code;
    };
    const spreadsheet = Buffer.from("504b0304140006000800000021", "hex");
    for (const bytes of [png({ width: 2, height: 2 }), spreadsheet, Buffer.from("\uFEFFa\0", "utf16le")])
      expect(code(bytes)).toBe("vetting.fileKind");
    expect(code(Buffer.alloc(longestFile + 1, "a"))).toBe("vetting.fileTooLarge");
    expect(code(Buffer.alloc(longestFile, "a"))).toBe("ok");
    // What is text is read; that its rows are none is told row by row.
    expect(code(pdf())).toBe("ok");
  });
});
