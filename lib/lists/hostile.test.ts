import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inflateRawSync, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fitText } from "@/lib/files/text";
import type { Column } from "@/lib/lists/columns";
import { csv } from "@/lib/lists/csv";
import { hostileValues } from "@/lib/lists/hostile-values";
import { renderListPdf } from "@/lib/lists/pdf";
import type { Row } from "@/lib/lists/types";
import { xlsx } from "@/lib/lists/xlsx";

const run = promisify(execFile);

async function* batchesOf(rows: Row[]) {
  yield rows;
}

async function whole(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const rows: Row[] = hostileValues.map((value, i) => [i + 1, value, "x"]);

function workbook() {
  const columns = ["№", "=1+1", "<x>"].map((head) => ({ head, width: 10 }));
  return whole(xlsx({ sheetName: "Список", title: "=1+1 & <b>", columns, batches: batchesOf(rows) }));
}

/** The parts of a ZIP file, by its central directory (APPNOTE 4.3.12). */
function unzip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20));
    parts.set(zip.toString("utf8", at + 46, at + 46 + nameLength), inflateRawSync(packed).toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/** What a spreadsheet makes of a text: entities, then _xHHHH_. */
function shown(xml: string): string {
  return xml
    .replace(/&(\w+);/g, (_, name: string) => entities[name] ?? "?")
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

describe("200 hostile values", () => {
  it("are 200 at least", () => {
    expect(hostileValues.length).toBeGreaterThanOrEqual(200);
  });

  it("come out of XLSX as inline strings, each as it was, in a sheet without a formula", async () => {
    const parts = unzip(await workbook());
    const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
    expect([...parts.values()].join("")).not.toMatch(/<f[ >/]|<definedName[^>]*>[^<]*\(|externalLink|<!DOCTYPE/);
    const cells = [
      ...sheet.matchAll(/<c r="B\d+" s="\d" t="(\w+)"><is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is><\/c>/g),
    ];
    expect(cells.map(([, type]) => type)).toEqual(Array(hostileValues.length + 1).fill("inlineStr"));
    const read = cells.slice(1).map(([, , text = ""]) => shown(text));
    const expected = hostileValues.map((value) => fitText(value.slice(0, 32_767)).replace(/\r\n?/g, "\n"));
    expect(read).toEqual(expected);
  });

  it("leave no part of XLSX with a character that XML 1.0 forbids, and no tag unclosed", async () => {
    for (const xml of unzip(await workbook()).values()) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0, production 2
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
      expect(xml.isWellFormed()).toBe(true);
      const open: string[] = [];
      for (const [, close, name, alone] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
        if (close) expect(open.pop()).toBe(name);
        else if (!alone && name) open.push(name);
      }
      expect(open).toEqual([]);
    }
  });

  it("come out of CSV with nothing that begins like a formula, wherever the line is cut", async () => {
    const text = (await whole(csv({ head: ["a", "b", "c"], batches: batchesOf(rows) }))).toString("utf8").slice(1);
    // Cut as carelessly as any program might: at every separator, quote and line break.
    for (const piece of text.split(/[;,|"\t\r\n]/)) expect(piece).not.toMatch(/^\s*[=+\-@\u2212＝＋－＠]/);
    // Cut as it is meant: no cell begins with a tab or a line break either.
    for (const [cell] of text.matchAll(/(?<=^|;|\r\n)(?:"(?:[^"]|"")*"|[^";\r\n]*)(?=;|\r\n)/g))
      expect(cell).not.toMatch(/^"?[\t\r\n=+\-@]/);
  });

  it("are set in PDF as text, without scripts or actions, and nothing is read or run", {
    timeout: 60_000,
  }, async () => {
    const columns: Column[] = ["number", "outlet", "position"];
    const event = { title: '#eval("1") </title>', place: "$x$", startsAt: new Date(0), timeZone: "Europe/Moscow" };
    const page = { locale: "ru", event, madeAt: new Date(0), madeBy: "*x* \u202E", columns } as const;
    const pdf = Buffer.from(await renderListPdf({ ...page, rows: rows.map((row) => [...row]) }));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    for (const dictionary of dictionaries(pdf))
      expect(dictionary).not.toMatch(
        /\/(JS|JavaScript|OpenAction|AA|Launch|URI|SubmitForm|EmbeddedFile|RichMedia|XFA)\b/,
      );
    expect(pdf.toString("latin1")).toMatch(/\/MarkInfo/);
    const text = await textOfPdf(pdf);
    if (text === null) return;
    for (const value of ["=1+1", "#let x = 1", "$x^2$", "*bold*", "`raw`", "]]>", "&amp;", "= Heading", "стр. 1 из"])
      expect(text).toContain(value);
  });
});

/** Everything in a PDF that is not the content of a string or a page: objects, and what object streams hold. */
function dictionaries(pdf: Buffer): string[] {
  const text = pdf.toString("latin1");
  const bare = (part: string) => part.replace(/\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>/g, "()");
  const streams = [...text.matchAll(/\/Type\s*\/ObjStm[\s\S]*?stream\r?\n/g)].map((match) => {
    const data = pdf.subarray(match.index + match[0].length);
    return bare(inflateSync(data, { finishFlush: 2 }).toString("latin1"));
  });
  return [bare(text.replace(/stream\r?\n[\s\S]*?endstream/g, "")), ...streams];
}

/** What pdftotext reads, where the machine has it. */
async function textOfPdf(pdf: Buffer): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), "list-"));
  try {
    await writeFile(join(folder, "list.pdf"), pdf);
    return (await run("pdftotext", ["-layout", join(folder, "list.pdf"), "-"], { maxBuffer: 1e8 })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
