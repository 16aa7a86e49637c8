import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { encode } from "@/lib/lists/encode";
import type { Batches, Cell, Row } from "@/lib/lists/types";
import { escaped, fixedParts, sheetEnd, sheetStart, styles } from "@/lib/lists/xlsx-parts";

type Workbook = {
  sheetName: string;
  title: string;
  /** Head and width, in characters, of each column. */
  columns: readonly { head: string; width: number }[];
  batches: Batches;
};

// A little compression at a fifth of the time: the text of a sheet repeats itself so much that more gains little.
const compressionLevel = 1;

/**
 * A list as an XLSX workbook (ECMA-376), chunk by chunk: never more of it in memory than a few batches. Text is written
 * as inline strings, never as a formula; only numbers are numbers. To stop reading it stops the batches as well.
 */
export async function* xlsx(workbook: Workbook): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, xml] of fixedParts(workbook)) zip.addBuffer(Buffer.from(xml), path, { compressionLevel });
  const sheet = Readable.from(sheetChunks(workbook), { objectMode: false, highWaterMark: 1 });
  const output = zip.outputStream.pipe(new PassThrough());
  // The zip writer does not hand on an error of its source.
  sheet.once("error", (error) => output.destroy(error));
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml", { compressionLevel });
  zip.end();
  try {
    yield* output;
  } finally {
    sheet.destroy();
  }
}

async function* sheetChunks({ columns, batches }: Workbook): AsyncGenerator<Uint8Array> {
  const letters = columns.map((_, i) => columnLetters(i));
  const head = columns.map((column) => column.head);
  yield Buffer.from(sheetStart(columns.map((column) => column.width)) + rowXml(head, 1, letters, styles.head));
  let last = 1;
  yield* encode(batches, (row, number) => {
    last = number + 1;
    return rowXml(row, last, letters, styles.text);
  });
  yield Buffer.from(sheetEnd(`${letters.at(-1) ?? "A"}${last}`));
}

function rowXml(row: Row, number: number, letters: readonly string[], style: number): string {
  let xml = `<row r="${number}">`;
  for (let i = 0; i < row.length; i++) xml += cellXml(row[i], `${letters[i]}${number}`, style);
  return `${xml}</row>`;
}

function cellXml(cell: Cell | undefined, address: string, style: number): string {
  if (cell === null || cell === undefined || cell === "") return "";
  if (typeof cell === "number") return `<c r="${address}" s="${styles.number}"><v>${cell}</v></c>`;
  if (isPlain(cell)) return `<c r="${address}" s="${style}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, longestCell))}</t></is></c>`;
}

// A cell holds no more (ECMA-376 leaves it open; Excel calls a file with longer ones damaged).
const longestCell = 32_767;

// Markup, underscores, control characters and the like. (Alternatives and repeats here would cost more than all else.)
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
const special = /[\u0000-\u001F&<>"_\u007F-\u009F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/;

/** Whether the text may go out as it is: nothing to escape, no outer spaces, short. Most cells are. */
function isPlain(text: string): boolean {
  return text.length < 200 && !special.test(text) && !text.startsWith(" ") && !text.endsWith(" ");
}

/** A, B, … Z, AA, AB, … */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}
