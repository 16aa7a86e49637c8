import { fitText } from "@/lib/files/text";

/** A cell of a file: text, a number, or nothing. */
export type CsvCell = string | number | null | undefined;

/**
 * One row of a CSV file with semicolons, CRLF and quotes as in RFC 4180. What a spreadsheet would run as a formula is
 * neutralised.
 */
export function csvLine(row: readonly CsvCell[]): string {
  let text = "";
  for (let i = 0; i < row.length; i++) text += i === 0 ? field(row[i]) : `;${field(row[i])}`;
  return `${text}\r\n`;
}

// What asks for a closer look: signs that begin a formula (full-width too), separators, quotes, line breaks.
const special = /[=+\-@;,|"\t\r\n\u2212\uFF0B\uFF0D\uFF1D\uFF20]/;

function field(cell: CsvCell): string {
  if (typeof cell === "number") return String(cell);
  if (!cell) return "";
  const text = fitText(cell);
  if (!special.test(text)) return text;
  const safe = neutralised(text);
  return /[;,"\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// A cell that starts with one of these runs as a formula, or as a command by DDE, in Excel and LibreOffice; tabs and
// line breaks before them are skipped. Inside a value they can come to start a cell as well: where the list separator
// is a comma or a tab, the value is cut there.
const atStart = /^(?:[\t\r\n]|\s*[=+\-@\u2212\uFF0B\uFF0D\uFF1D\uFF20])/;
const within = /([;,|"\t\r\n]\s*)(?=[=+\-@\u2212\uFF0B\uFF0D\uFF1D\uFF20])/g;

function neutralised(text: string): string {
  const safe = text.replace(within, "$1'");
  return atStart.test(text) ? `'${safe}` : safe;
}
