import { flagMarkup } from "@/app/_ui/desk-table";
import { type Markup, markup } from "@/app/_ui/markup";
import { stateMarkup } from "@/app/_ui/state-mark";
import { applicationStates } from "@/lib/application/types";
import type { QueueColumn } from "@/lib/review/queue/types";
import type { Cell, Cells, TableTexts } from "./cells";

type Shown = {
  columns: readonly QueueColumn[];
  texts: TableTexts;
  /** The desk's address with its language, and the way on which people are opened. */
  base: string;
  query: string;
};

/** The table's rows: a box to tick, the name as the way to the person, a cell for each column. */
export function rowsMarkup(rows: readonly Cells[], { columns, texts, base, query }: Shown): Markup {
  return markup`${rows.map(
    ([id, version, name, cells]) =>
      markup`<tr><td class="pick"><input type="checkbox" form="bulk" name="row-${id}" value="${version}" aria-label="${texts.choose.replace("{name}", () => name)}"/></td><th scope="row"><a href="${base}/people/${id}?${query}" data-row="">${name}</a></th>${columns.map((column, index) => cellMarkup(column, cells[index] ?? "", texts))}</tr>`,
  )}`;
}

function cellMarkup(column: QueueColumn, cell: Cell, texts: TableTexts): Markup {
  if (column === "state" && typeof cell === "number")
    return markup`<td>${stateMarkup(applicationStates[cell] ?? "submitted", texts.states[cell] ?? "")}</td>`;
  if (column === "submitted" && Array.isArray(cell) && typeof cell[0] === "string")
    return markup`<td class="num when"><time datetime="${String(cell[1])}">${cell[0]}</time></td>`;
  if (Array.isArray(cell))
    return markup`<td class="flags">${cell.map((mark) => (typeof mark === "string" ? markup`` : flagMarkup(...mark)))}</td>`;
  if (column === "outlet") return markup`<td>${cell}</td>`;
  if (column !== "latin") return markup`<td class="${column === "reference" ? "sub num" : "sub"}">${cell}</td>`;
  return cell
    ? markup`<td class="lat" lang="und-Latn">${cell}</td>`
    : markup`<td class="lat"><span class="empty"><span aria-hidden="true">–</span><span class="vh">${texts.none}</span></span></td>`;
}
