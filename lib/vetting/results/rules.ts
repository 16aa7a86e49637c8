import { type VettingResult, vettingResults } from "@/lib/application/vetting/status";

/** A row of a file of results as it was written; `line` counts from 1. `problem` is a key of "vetting.results.problems". */
export type ReadRow = { line: number; id: string; result: VettingResult | null; note: string; problem: Problem | null };

/** What can be wrong with a row. */
export const problems = [
  "noResult",
  "unknownResult",
  "unknownId",
  "repeatedId",
  "noteTooLong",
  "reasonRequired",
  "dataRequired",
  "expired",
  "over",
] as const;

export type Problem = (typeof problems)[number];

/** As many rows are read at a time; more is another load. */
export const mostRows = 5_000;

/** The longest note, in characters. */
const longestNote = 2_000;

// As people write them, in both languages; compared in lower case.
const words: Readonly<Record<string, VettingResult>> = {
  ...Object.fromEntries(vettingResults.map((result) => [result.toLowerCase(), result])),
  согласовано: "cleared",
  возражение: "objected",
  возражения: "objected",
  "есть возражения": "objected",
  "нужны данные": "needsData",
  objection: "objected",
  "data needed": "needsData",
  "needs data": "needsData",
};

/**
 * Reads results: lines of id, result and note, parted by semicolons, tabs or commas, quoted as in RFC 4180. With a head
 * that names "id" and "result" the columns may stand in any order among others; without one they are the first three.
 * Rows without a result are left out where there is a head: nobody has answered yet. Null where there is no row, or
 * more than `mostRows`.
 */
export function readResults(text: string): ReadRow[] | null {
  const seen = new Set<string>();
  const read = readAnswers(text).rows.map(({ line, id, said, note }) => {
    const row = toRow({ line, id: id.toLowerCase(), said, note });
    const repeated = seen.has(row.id);
    seen.add(row.id);
    return repeated && row.problem === null ? { ...row, problem: "repeatedId" as const } : row;
  });
  return read.length === 0 || read.length > mostRows ? null : read;
}

/**
 * Of a whole sheet with its head only what is read: ids, results and notes, for those who have an answer. The rest of a
 * batch's file is names and documents, which nobody needs to see to put an answer right. Reads as the same results.
 */
export function onlyAnswers(text: string): string {
  const { named, rows } = readAnswers(text);
  if (!named) return text;
  const cell = (value: string) => (/[;"\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return ["id;result;note", ...rows.map(({ id, said, note }) => [id, said, note].map(cell).join(";"))].join("\n");
}

type Answer = { line: number; id: string; said: string; note: string };

/** The cells of each answer, and whether a head named them. */
function readAnswers(text: string): { named: boolean; rows: Answer[] } {
  const rows = readCells(text.replace(/^\uFEFF/, ""));
  const head = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const named = head.includes("id") && head.includes("result");
  const place = named
    ? { id: head.indexOf("id"), result: head.indexOf("result"), note: head.indexOf("note") }
    : { id: 0, result: 1, note: 2 };
  const answers = (named ? rows.slice(1) : rows).map(({ line, cells }): Answer => {
    const at = (column: number) => (cells[column] ?? "").trim();
    return { line, id: at(place.id), said: at(place.result), note: at(place.note) };
  });
  return { named, rows: named ? answers.filter(({ said }) => said !== "") : answers };
}

/** As many rows are shown at a time: a page carries what it shows along. */
export const mostShown = 200;

/** The rows to show, those that are wrong before all others, and how many more there are. */
export function shownOf<Row extends { line: number; problem: unknown }>(
  rows: readonly Row[],
): { rows: Row[]; more: number } {
  const [wrong, right] = [rows.filter(({ problem }) => problem !== null), rows.filter(({ problem }) => !problem)];
  const shown = [...wrong, ...right].slice(0, mostShown).sort((a, b) => a.line - b.line);
  return { rows: shown, more: rows.length - shown.length };
}

function toRow({ line, id, said, note }: { line: number; id: string; said: string; note: string }): ReadRow {
  const result = Object.hasOwn(words, said.toLowerCase()) ? (words[said.toLowerCase()] ?? null) : null;
  const problem = !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? "unknownId"
    : said === ""
      ? "noResult"
      : result === null
        ? "unknownResult"
        : note.length > longestNote
          ? "noteTooLong"
          : null;
  return { line, id, result, note, problem };
}

/** Lines of cells; a quoted cell may hold separators and line breaks. Empty lines are left out. */
function readCells(text: string): { line: number; cells: string[] }[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [";", "\t"].find((each) => first.includes(each)) ?? ",";
  const rows: { line: number; cells: string[] }[] = [];
  let [cells, cell, quoted, line, began]: [string[], string, boolean, number, number] = [[], "", false, 1, 1];
  const end = () => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== "")) rows.push({ line: began, cells });
    [cells, cell, began] = [[], "", line + 1];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += sign;
      at++;
    } else if (sign === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (!quoted && sign === separator) {
      cells.push(cell);
      cell = "";
    } else if (!quoted && sign === "\n") {
      end();
      line++;
    } else if (quoted || sign !== "\r") {
      if (sign === "\n") line++;
      cell += sign;
    }
  }
  end();
  return rows;
}
