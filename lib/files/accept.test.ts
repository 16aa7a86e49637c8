import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { acceptFile } from "@/lib/files/accept";
import { pdf, pixelBomb, png } from "@/lib/files/examples";
import { maxFileBytes, maxSide } from "@/lib/files/rules";
import type { FilePurpose } from "@/lib/files/types";

const bytesOf = (content: Buffer) => new Uint8Array(content);
async function taken(content: Buffer, purpose: FilePurpose = "letter") {
  const accepted = await acceptFile(bytesOf(content), purpose);
  if (!accepted.ok) throw new Error(accepted.error.code);
  return accepted.value;
}
async function refusal(content: Buffer, purpose: FilePurpose = "letter"): Promise<string> {
  const accepted = await acceptFile(bytesOf(content), purpose);
  return accepted.ok ? "taken" : accepted.error.code;
}

const marker = "55.7520 N 37.6175 E";

/** A photo as a telephone makes it: lying on its side, with a place in its EXIF. */
function fromTelephone(): Promise<Buffer> {
  return sharp({ create: { width: 800, height: 600, channels: 3, background: "#88aacc" } })
    .withExif({ IFD0: { Copyright: marker } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe("a file that is sent up", () => {
  it("is drawn anew where it is a picture: upright, without EXIF and without what was hung on behind", async () => {
    const sent = await fromTelephone();
    expect(sent.includes(marker)).toBe(true);
    const { bytes, mediaType } = await taken(
      Buffer.concat([sent, Buffer.from("<script>alert(1)</script>PK\u0003\u0004")]),
      "photo",
    );
    expect(mediaType).toBe("image/jpeg");
    const out = Buffer.from(bytes);
    for (const gone of [marker, "Exif", "<script>", "PK\u0003\u0004"]) expect(out.includes(gone)).toBe(false);
    const { width, height, orientation, format } = await sharp(out).metadata();
    expect({ width, height, orientation, format }).toEqual({
      width: 600,
      height: 800,
      orientation: undefined,
      format: "jpeg",
    });
  });

  it("becomes a JPEG where it was a PNG, and no larger than its purpose needs", async () => {
    const { bytes, mediaType } = await taken(png({ width: 3000, height: 1500 }), "photo");
    expect(mediaType).toBe("image/jpeg");
    const { width, height } = await sharp(bytes).metadata();
    expect({ width, height }).toEqual({ width: 1200, height: 600 });
  });

  it("is kept as it is where it is a PDF, which no photo can be", async () => {
    const sent = pdf("x");
    expect(Buffer.from((await taken(sent)).bytes).equals(sent)).toBe(true);
    expect((await taken(sent, "scan")).mediaType).toBe("application/pdf");
    expect(await refusal(sent, "photo")).toBe("file.photoKind");
    expect(await refusal(sent.subarray(0, 40))).toBe("file.broken");
  });

  it("is told by its content: SVG, GIF, WebP, AVIF, TIFF, HTML, and a PDF that begins later are refused", async () => {
    const drawing = sharp({ create: { width: 400, height: 400, channels: 3, background: "#fff" } });
    const refused: Record<string, Buffer> = {
      svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      gif: await drawing.clone().gif().toBuffer(),
      webp: await drawing.clone().webp().toBuffer(),
      avif: await drawing.clone().avif({ effort: 0 }).toBuffer(),
      tiff: await drawing.clone().tiff().toBuffer(),
      html: Buffer.from("<!doctype html><img src=x onerror=alert(1)>"),
      polyglot: Buffer.concat([Buffer.from("<html>"), pdf()]),
    };
    for (const [kind, content] of Object.entries(refused)) {
      expect([kind, await refusal(content)]).toEqual([kind, "file.kind"]);
      expect([kind, await refusal(content, "photo")]).toEqual([kind, "file.photoKind"]);
    }
  });

  it("refuses a pixel bomb by its header, without decoding it", async () => {
    const before = process.memoryUsage().rss;
    for (const bomb of [pixelBomb(60_000), pixelBomb(maxSide + 1), pixelBomb(9_000)])
      for (const purpose of ["photo", "letter", "scan"] as const) {
        expect(bomb.length).toBeLessThan(1_000);
        expect(await refusal(bomb, purpose)).toBe("file.pixels");
      }
    expect((process.memoryUsage().rss - before) / 1_048_576, "megabytes").toBeLessThan(100);
  });

  it("refuses what is empty, too large, too small for a face, or broken", async () => {
    expect(await refusal(Buffer.alloc(0))).toBe("file.empty");
    expect(await refusal(Buffer.concat([pdf(), Buffer.alloc(maxFileBytes)]))).toBe("file.tooLarge");
    expect(await refusal(png({ width: 299, height: 900 }), "photo")).toBe("file.photoSmall");
    expect(await refusal(png({ width: 299, height: 900 }))).toBe("taken");
    expect(await refusal(png({ width: 800, height: 800, rows: 3 }))).toBe("file.broken");
    expect(await refusal((await fromTelephone()).subarray(0, 900))).toBe("file.broken");
    expect(await refusal(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("file.broken");
  });
});
