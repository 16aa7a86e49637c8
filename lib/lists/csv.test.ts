import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "@/lib/lists/csv";
import type { Row } from "@/lib/lists/types";

async function bytesOf(head: Row, rows: Row[]): Promise<Buffer> {
  async function* batches() {
    yield rows;
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of csv({ head, batches: batches() })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function textOf(rows: Row[]): Promise<string> {
  return (await bytesOf(["a"], rows)).toString("utf8");
}

/** RFC 4180 with semicolons. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  const fields = /("(?:[^"]|"")*"|[^";\r\n]*)(;|\r\n)/y;
  const row: string[] = [];
  while (fields.lastIndex < text.length) {
    const [, field = "", end] = fields.exec(text) ?? [];
    if (end === undefined) throw new Error("Not CSV");
    row.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === "\r\n") rows.push(row.splice(0));
  }
  return rows;
}

describe("a list as CSV", () => {
  it("begins with a byte order mark, separates by semicolons and ends lines with CRLF, byte by byte", async () => {
    const bytes = await bytesOf(["№", "Имя"], [[1, "Юлия"]]);
    expect(bytes.toString("hex")).toBe(
      `${"efbbbf"}${"e28496"}3b${"d098d0bcd18f"}0d0a${"31"}3b${"d0aed0bbd0b8d18f"}0d0a`,
    );
  });

  it("writes series and number so that Excel keeps the zeros: as text with the number sign, byte by byte", async () => {
    const bytes = await bytesOf(["n"], [["0012 № 003456"]]);
    expect(bytes.toString("hex")).toBe(`efbbbf6e0d0a${"3030313220e2849620303033343536"}0d0a`);
  });

  it("quotes fields that hold a semicolon, a comma, a quote or a line break, and doubles the quotes", async () => {
    expect(await textOf([['a;b"c', "d\r\ne", "f,g", null, ""]])).toBe('\uFEFFa\r\n"a;b""c";"d\r\ne";"f,g";;\r\n');
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+79161234567", "'+79161234567"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1", "'  =1"],
    ["\t=1", "\"'\t'=1\""],
    ["\rx", '"\'\rx"'],
    ["＝1", "'＝1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠1", "'＠1"],
    ["\u22121", "'\u22121"],
    // Where the list separator is a comma, Excel cuts here.
    ["a,=1+1", '"a,\'=1+1"'],
    ["a|=1", "a|'=1"],
    ['a"=1', '"a""\'=1"'],
    ["Санкт-Петербург", "Санкт-Петербург"],
    ["O'Brien", "O'Brien"],
  ])("writes %j as text: %j", async (value, written) => {
    expect(await textOf([[value]])).toBe(`\uFEFFa\r\n${written}\r\n`);
  });

  it("gives the head before it asks for the first batch", async () => {
    let asked = false;
    async function* batches() {
      asked = true;
      yield [];
    }
    const file = csv({ head: ["a"], batches: batches() });
    await file.next();
    expect(asked).toBe(false);
  });

  it("reads back as what was written, apart from the apostrophes", async () => {
    const sane = fc.string({ unit: "grapheme" }).filter((text) => !/[\p{C}\u2028\u2029]/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(sane, { minLength: 2, maxLength: 2 })), async (rows) => {
        const read = parse((await textOf(rows)).slice(1)).slice(1);
        const bare = (text: string) => text.replaceAll("'", "");
        expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
      }),
    );
  });

  it("gives the batches back when reading stops", async () => {
    let closed = false;
    async function* batches() {
      try {
        while (true) yield Array.from({ length: 1000 }, () => ["x".repeat(100)]);
      } finally {
        closed = true;
      }
    }
    let chunks = 0;
    for await (const _ of csv({ head: ["a"], batches: batches() })) if (++chunks === 3) break;
    expect(closed).toBe(true);
  });
});
