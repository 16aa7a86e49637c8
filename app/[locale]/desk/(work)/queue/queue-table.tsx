"use client";

import { useMemo, useRef } from "react";
import { type Column, DeskTable } from "@/app/_ui/desk-table";
import type { Sort } from "@/lib/application/filter";
import { everydayColumns, type QueueColumn } from "@/lib/review/queue/types";
import { type KeyMap, KeyStrip, press } from "../keys";
import { BulkBar, type BulkTexts } from "./bulk-bar";
import type { Cells, TableTexts } from "./cells";
import { useChoice } from "./choice";
import { rowsMarkup } from "./rows-markup";

type Props = {
  /**
   * `Cells[]` as JSON. One text crosses whole; of nine hundred values in arrays React looks at each, once to write it,
   * once more to read it, and that took a tenth of the page's time.
   */
  rows: string;
  columns: readonly QueueColumn[];
  texts: TableTexts;
  /** The desk's address with its language. */
  base: string;
  /** The way that leads here, as a query: people are opened on it. */
  query: string;
  sort: Sort;
  /** What stands in the bar of bulk decisions. */
  bulk: BulkTexts & { event: string; locale: string };
};

const keys: KeyMap = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyX: () => rowInFocus()?.querySelector<HTMLInputElement>(".pick input")?.click(),
  Slash: () => press("q"),
};

/**
 * The queue's table, and the bar that acts on the rows whose boxes are ticked. `j` and `k` go from row to row, `x` ticks,
 * Enter opens, `/` searches; with Shift a click ticks all rows between. Without script the boxes are a plain form's.
 */
export function QueueTable({ rows, columns, texts, base, query, sort, bulk }: Props) {
  const table = useRef<HTMLDivElement>(null);
  const choice = useChoice(table);
  // The same text at each tick, so that React leaves the ticked boxes alone.
  const body = useMemo(
    () => rowsMarkup(JSON.parse(rows) as Cells[], { columns, texts, base, query }),
    [rows, columns, texts, base, query],
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: what is heard here comes from the boxes inside */}
      <div ref={table} className={`choosable ${breadthOf(columns)}`} onChange={choice.changed} onClick={choice.clicked}>
        <DeskTable
          label={texts.label}
          columns={[
            {
              key: "pick",
              width: "3rem",
              className: "pick",
              text: <input type="checkbox" data-all="" aria-label={texts.chooseAll} />,
            },
            ...headsOf(texts, columns, sort, `${base}/queue?${query}`),
          ]}
          rows={body}
        />
      </div>
      <BulkBar {...bulk} query={query} count={choice.count} onReset={choice.reset} />
      <div className="md:-mx-6">
        <KeyStrip
          label={texts.keys.label}
          all={texts.keys.all}
          close={texts.keys.close}
          keysOfPage={keys}
          keys={[
            { caps: ["j", "k"], text: texts.keys.row },
            { caps: ["Enter"], text: texts.keys.open },
            { caps: ["x"], text: texts.keys.select },
            { caps: ["/"], text: texts.keys.search },
          ]}
        />
      </div>
    </>
  );
}

const widths: Readonly<Partial<Record<QueueColumn, string>>> = {
  latin: "13rem",
  outlet: "12rem",
  country: "8rem",
  position: "12rem",
  reference: "13rem",
  state: "10rem",
  tags: "12rem",
  submitted: "7rem",
};

function headsOf({ columns }: TableTexts, shown: readonly QueueColumn[], sort: Sort, here: string): Column[] {
  const by = (key: "name" | "outlet" | "submitted") => {
    const name = sort.replace("-", "");
    const down = sort.startsWith("-");
    const next = name === key && !down ? `-${key}` : name === key ? key : key === "submitted" ? "-submitted" : key;
    const url = new URL(here, "http://desk");
    url.searchParams.set("sort", next);
    return {
      href: url.pathname + url.search,
      sort: name === key ? (down ? ("descending" as const) : ("ascending" as const)) : undefined,
    };
  };
  return [
    { key: "name", text: columns.name, width: "18rem", ...by("name") },
    ...shown.map((key) => ({
      key,
      text: columns[key],
      // With few columns the marks take what is left.
      width: key === "flags" && shown.length > 6 ? "14rem" : widths[key],
      className: key === "submitted" ? "when" : undefined,
      ...(key === "outlet" || key === "submitted" ? by(key) : {}),
    })),
  ];
}

/** What fits scrolls with the page, under a head that stays; what is wider scrolls in itself. */
function breadthOf({ length }: readonly QueueColumn[]): string {
  if (length > everydayColumns.length) return "";
  return `md:[&>.sheet]:overflow-visible ${length === everydayColumns.length ? "[&_table]:min-w-[77rem]" : ""}`;
}

function rowInFocus(): HTMLTableRowElement | null {
  return document.activeElement?.closest("tr") ?? null;
}

/** Moves the focus among the rows, from the first when it is elsewhere. */
function step(by: 1 | -1): void {
  const links: Element[] = [...document.querySelectorAll("a[data-row]")];
  const link = rowInFocus()?.querySelector("a[data-row]");
  const at = link ? links.indexOf(link) : -1;
  const to = at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
  const next = links[to];
  if (next instanceof HTMLElement) next.focus();
}
