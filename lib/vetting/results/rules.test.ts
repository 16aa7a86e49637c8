import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vettingResults } from "@/lib/application/vetting/status";
import { csvLine } from "@/lib/files/csv-line";
import { mostShown, onlyAnswers, readResults, shownOf } from "./rules";

const anyRow = fc.record({
  id: fc.uuid(),
  result: fc.constantFrom(...vettingResults),
  // What begins like a formula is written with an apostrophe before it.
  note: fc.stringMatching(/^[а-яёa-z;," \n]{0,40}$/).map((text) => text.trim()),
});

describe("a file of results", () => {
  it("is read as it was written, whatever stands in its notes", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { minLength: 1, maxLength: 20, selector: ({ id }) => id }), (rows) => {
        const text = rows.map(({ id, result, note }) => csvLine([id, result, note])).join("");
        const read = readResults(text);
        expect(read?.map(({ id, result, note, problem }) => ({ id, result, note, problem }))).toEqual(
          rows.map((row) => ({ ...row, problem: null })),
        );
      }),
    );
  });

  it("says of every row what is wrong with it, and of which line", () => {
    const id = "0198c0de-0000-7000-8000-000000000001";
    const read = readResults(`${id};cleared;\n\n${id};cleared;\nnobody;cleared;\n${id.replace(/1$/, "2")};maybe;\n`);
    expect(read?.map(({ line, problem }) => [line, problem])).toEqual([
      [1, null],
      [3, "repeatedId"],
      [4, "unknownId"],
      [5, "unknownResult"],
    ]);
  });

  it("finds its columns by a head, passes over who has no answer yet, and takes tabs from a spreadsheet", () => {
    const [one, two] = ["0198c0de-0000-7000-8000-000000000001", "0198c0de-0000-7000-8000-000000000002"];
    const read = readResults(`\uFEFFФамилия\tresult\tid\tnote\r\nА\tСогласовано\t${one}\t\r\nБ\t\t${two}\t\r\n`);
    expect(read).toEqual([{ line: 2, id: one, result: "cleared", note: "", problem: null }]);
  });

  it("of a whole sheet keeps ids, answers and notes alone, and reads as the same", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { minLength: 1, maxLength: 20, selector: ({ id }) => id }), (rows) => {
        const head = csvLine(["id", "familyRu", "documentNumber", "result", "note"]);
        const lines = rows.map(({ id, result, note }, at) =>
          csvLine([id, "Тайна", "Секрет", at % 3 ? result : "", note]),
        );
        const sheet = [head, ...lines].join("");
        const narrow = onlyAnswers(sheet);
        expect(narrow).not.toMatch(/Тайна|Секрет/);
        const plain = (text: string) => readResults(text)?.map(({ line: _, ...row }) => row) ?? null;
        expect(plain(narrow)).toEqual(plain(sheet));
      }),
    );
    expect(onlyAnswers("a;b;c")).toBe("a;b;c");
  });

  it("shows what is wrong before all else where there is too much to show", () => {
    const rows = Array.from({ length: mostShown + 50 }, (_, at) => ({
      line: at,
      problem: at % 100 === 99 ? "x" : null,
    }));
    const { rows: shown, more } = shownOf(rows);
    expect([shown.length, more]).toEqual([mostShown, 50]);
    expect(shown.filter(({ problem }) => problem).map(({ line }) => line)).toEqual([99, 199]);
    expect(shownOf(rows.slice(0, 3))).toEqual({ rows: rows.slice(0, 3), more: 0 });
  });

  it("without a head misses a result rather than pass over it", () => {
    expect(readResults("0198c0de-0000-7000-8000-000000000001;;")).toMatchObject([{ problem: "noResult" }]);
    expect(readResults("0198c0de-0000-7000-8000-000000000001;toString;")).toMatchObject([{ problem: "unknownResult" }]);
  });

  it("is nothing when it is empty or too long", () => {
    expect(readResults("")).toBeNull();
    expect(readResults("\n\n")).toBeNull();
    expect(readResults("a;b\n".repeat(5_001))).toBeNull();
  });
});
