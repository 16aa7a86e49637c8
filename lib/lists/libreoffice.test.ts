import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { csv } from "@/lib/lists/csv";
import { hostileValues } from "@/lib/lists/hostile-values";
import type { Row } from "@/lib/lists/types";
import { xlsx } from "@/lib/lists/xlsx";

const run = promisify(execFile);

const programs = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "soffice"));
const program = programs.find((path) => existsSync(path));

const rows: Row[] = hostileValues.filter((value) => value.length < 1_000).map((value) => [7, value, "0012 № 003456"]);

async function* batches() {
  yield rows;
}

const files = {
  csv: () => csv({ head: ["a", "b", "c"], batches: batches() }),
  xlsx: () => {
    const columns = ["a", "b", "c"].map((head) => ({ head, width: 10 }));
    return xlsx({ sheetName: "Список", title: "t", columns, batches: batches() });
  },
};

/** The sheet as LibreOffice understands it, as flat OpenDocument XML. */
async function opened(format: keyof typeof files, soffice: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "list-office-"));
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of files[format]()) chunks.push(chunk);
    await writeFile(join(folder, `list.${format}`), Buffer.concat(chunks));
    // Semicolons, quotes, UTF-8, and numbers recognised as a careless user has it.
    const reading = format === "csv" ? ["--infilter=Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"] : [];
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const writing = ["--convert-to", "fods", "--outdir", folder, join(folder, `list.${format}`)];
    await run(soffice, ["--headless", profile, ...reading, ...writing]);
    return await readFile(join(folder, "list.fods"), "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("200 hostile values, opened in LibreOffice where the machine has it", () => {
  for (const format of ["csv", "xlsx"] as const)
    it(`are text in ${format}, none is a formula, and zeros are kept`, { timeout: 180_000 }, async () => {
      if (program === undefined) return;
      const sheet = await opened(format, program);
      expect(sheet).not.toMatch(/table:formula=|table:cell-content-validation|office:dde|xlink:href="(?!\/?\.\/?)/);
      const cells = [...sheet.matchAll(/<table:table-cell[^>]*office:value-type="(\w+)"/g)].map(([, type]) => type);
      // The running number, and nothing else.
      expect(cells.filter((type) => type !== "string")).toHaveLength(rows.length);
      expect(sheet.match(/>0012 № 003456</g)).toHaveLength(rows.length);
    });
});
