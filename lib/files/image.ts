import type { Sharp, SharpOptions } from "sharp";
import { checkSize, maxPixels } from "@/lib/files/rules";
import type { FilePurpose } from "@/lib/files/types";
import { err, ok, type Result } from "@/lib/result";

/** Pixels on the longer side of what is kept: enough for a badge, and for reading a letter. */
const longestSide: Record<FilePurpose, number> = { photo: 1200, letter: 2400, scan: 2400 };

/**
 * Draws a JPEG or PNG anew as a JPEG: upright, in sRGB, on white, within the size that its purpose needs. Nothing else
 * of the file comes along: no EXIF (which says where somebody lives), no profile, no trailing bytes. Its size is read
 * and judged before a pixel is decoded. Refuses what `checkSize` refuses, and "file.broken".
 */
export async function redraw(bytes: Uint8Array, purpose: FilePurpose): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return inTurn(async () => {
    const { head: headOf, open } = await loader();
    const head = await headOf(bytes)
      .metadata()
      .catch(() => null);
    if (!head?.width || !head.height) return err("file.broken");
    const fits = checkSize({ width: head.width, height: head.height }, purpose);
    if (!fits.ok) return fits;
    const side = longestSide[purpose];
    const drawn = await open(bytes)
      .autoOrient()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality: 85 })
      .toBuffer()
      .catch(() => null);
    return drawn ? ok(new Uint8Array(drawn)) : err("file.broken");
  });
}

type Loader = { head: (bytes: Uint8Array) => Sharp; open: (bytes: Uint8Array) => Sharp };

let loading: Promise<Loader> | undefined;

/** Loaded by the first upload: a server that takes none keeps its memory. Of its many loaders two are left. */
function loader(): Promise<Loader> {
  loading ??= import("sharp").then(({ default: sharp }) => {
    sharp.block({ operation: ["VipsForeignLoad"] });
    sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
    sharp.cache(false);
    sharp.concurrency(1);
    const options = { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true } satisfies SharpOptions;
    // The header alone may say anything: nothing is decoded for it, and its size is judged by our own rule.
    return {
      head: (bytes) => sharp(bytes, { ...options, limitInputPixels: false }),
      open: (bytes) => sharp(bytes, options),
    };
  });
  return loading;
}

// A picture within the limits may take 250 MB while it is drawn: one after the other.
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(draw: () => Promise<T>): Promise<T> {
  const turn = last.then(draw, draw);
  last = turn.catch(() => undefined);
  return turn;
}
