import type { Locale } from "@/lib/application/types";
import { sayDay, sayMoment, sayTime, sayZone } from "@/lib/event/moment";
import { fitText } from "@/lib/files/text";
import type { Column } from "@/lib/lists/columns";
import type { Cell, ListEvent, Row } from "@/lib/lists/types";
import { listWords } from "@/lib/lists/words";

/** A list to be printed. `madeBy` is the name of whoever takes it; both moments are shown in the event's zone. */
export type ListPage = {
  locale: Locale;
  event: Pick<ListEvent, "title" | "place" | "startsAt" | "timeZone">;
  madeAt: Date;
  madeBy: string;
  columns: readonly Column[];
  rows: readonly Row[];
};

// Widths in mm at full size, as the looks' sheet has them.
const widths: Record<Column, number> = {
  number: 8,
  nameRu: 53,
  nameLat: 53,
  familyRu: 30,
  givenRu: 26,
  patronymicRu: 30,
  familyLat: 30,
  givenLat: 26,
  patronymicLat: 30,
  outlet: 40,
  country: 26,
  position: 36,
  regime: 24,
  reference: 25,
  phone: 30,
  email: 42,
  entrySlot: 24,
  zones: 18,
  pool: 14,
  mfaNumber: 28,
  equipment: 60,
  vehicles: 36,
  documentKind: 28,
  documentNumber: 32,
  birthDate: 21,
  birthPlace: 38,
  citizenship: 26,
};

/** Widths of the columns in a spreadsheet, in characters. */
export function sheetWidths(columns: readonly Column[]): number[] {
  return columns.map((column) => Math.round(widths[column] * 0.62));
}

const fullSize = 9.5;
const smallestSize = 5.5;
// What stands between the margins of A4 in mm; up to a tenth more is set smaller before the sheet is turned.
const upright = 178;
const across = 265;

// What is left free between columns, and how wide a letter of the text face is on average, in mm for each point of size.
const gap = 1.8;
const letterWidth = 0.57 * 0.353;

/** What the layout list.typ reads. */
export function listPage(input: ListPage) {
  const { locale, event, madeAt, columns, rows } = input;
  const words = listWords(locale);
  const shown = printColumns(columns, locale);
  const total = shown.reduce((sum, { width }) => sum + width, 0);
  const landscape = total > upright * 1.1;
  const scale = Math.min(1, (landscape ? across : upright) / total);
  const size = Math.max(smallestSize, fullSize * scale);
  const lettersIn = (width: number) => Math.floor((width * scale - gap) / (size * letterWidth));
  const saying = { timeZone: event.timeZone, locale, year: true };
  const made = words("print.made", { moment: sayMoment(madeAt, saying) });
  const madeBy = words("print.madeBy", { name: fitText(input.madeBy) });
  return {
    lang: locale,
    landscape,
    size,
    title: fitText(event.title),
    office: words("print.office"),
    made: [made, madeBy],
    approved: words("print.approved"),
    approver: words("print.approver"),
    signature: words("print.signature"),
    heading: words("print.title"),
    subtitle: words("print.subtitle"),
    when: words("print.when", {
      place: fitText(event.place),
      day: sayDay(event.startsAt, saying),
      time: sayTime(event.startsAt, saying),
      zone: sayZone(event.startsAt, saying),
    }),
    count: words("print.count", { count: rows.length }),
    foot: `${made}. ${madeBy}`,
    page: words("print.page", { page: "{page}", pages: "{pages}" }),
    empty: words("print.empty"),
    columns: shown.map(({ column, width }) => ({ head: words(`column.${column}`), width })),
    rows: rows.map((row) => shown.map(({ read, width }) => breakable(read(row), lettersIn(width)))),
  };
}

type Printed = string | { main: string; sub: string };
type PrintColumn = { column: Column; width: number; read: (row: Row) => Printed };

/**
 * On paper the other spelling stands under the name, and the country after the outlet where it is not Russia: they
 * share a column.
 */
function printColumns(columns: readonly Column[], locale: Locale): PrintColumn[] {
  const at = (column: Column) => columns.indexOf(column);
  const [name, spelling] = locale === "ru" ? (["nameRu", "nameLat"] as const) : (["nameLat", "nameRu"] as const);
  const bothNames = columns.includes("nameRu") && columns.includes("nameLat");
  const outletWithCountry = columns.includes("outlet") && columns.includes("country");
  const home = new Intl.DisplayNames(locale, { type: "region" }).of("RU");
  return columns.flatMap((column, i): PrintColumn[] => {
    if (column === spelling && bothNames) return [];
    if (column === "country" && outletWithCountry) return [];
    const width = widths[column];
    if (column === name || column === spelling) {
      const under = bothNames ? at(spelling) : -1;
      return [{ column, width, read: (row) => ({ main: text(row[i]), sub: text(row[under]) }) }];
    }
    if (column === "outlet" && outletWithCountry) {
      const country = (row: Row) => (row[at("country")] === home ? "" : text(row[at("country")]));
      return [{ column, width, read: (row) => [text(row[i]), country(row)].filter(Boolean).join(", ") }];
    }
    return [{ column, width, read: (row) => text(row[i]) }];
  });
}

/**
 * Marks with U+200B where a word longer than its column may break: after a hyphen, a dash, a dot or an @, and after every
 * columnful of letters. Otherwise it would run into the next column.
 */
function breakable(printed: Printed, longest: number): Printed {
  if (typeof printed !== "string") {
    return { main: brokenWords(printed.main, longest), sub: brokenWords(printed.sub, longest) };
  }
  return brokenWords(printed, longest);
}

function brokenWords(line: string, longest: number): string {
  if (line.length <= longest) return line;
  const columnful = new RegExp(`.{1,${longest}}`, "gsu");
  return line.replace(/\S+/g, (word) => {
    if (word.length <= longest) return word;
    const parts = word.match(/[^\-@.]*[-@.]+|[^\-@.]+/g) ?? [word];
    return parts.flatMap((part) => part.match(columnful) ?? []).join("\u200B");
  });
}

function text(cell: Cell | undefined): string {
  return fitText(String(cell ?? ""));
}
