"use client";

import { type Column, DeskTable, Flag } from "@/app/_ui/desk-table";
import { type Mark, StateMark } from "@/app/_ui/state-mark";
import type { Sort } from "@/lib/application/filter";
import { applicationStates } from "@/lib/application/types";
import { type KeyMap, KeyStrip, press } from "../keys";
import type { Cells, TableTexts } from "./cells";

type Props = {
  rows: readonly Cells[];
  texts: TableTexts;
  /** The desk's address with its language. */
  base: string;
  /** The way that leads here, as a query: people are opened on it. */
  query: string;
  sort: Sort;
};

const keys: KeyMap = { KeyJ: () => step(1), KeyK: () => step(-1), Slash: () => press("q") };

/** The queue's table. `j` and `k` go from row to row, Enter opens, `/` searches. */
export function QueueTable({ rows, texts, base, query, sort }: Props) {
  return (
    <>
      <div className="md:[&>.sheet]:overflow-visible [&_table]:min-w-[77rem]">
        <DeskTable label={texts.label} columns={columns(texts, sort, `${base}/queue?${query}`)}>
          {rows.map(([id, name, latin, outlet, country, state, flags, when, instant]) => (
            <tr key={id}>
              <th scope="row" className="pl-6">
                <a href={`${base}/people/${id}?${query}`} data-row="">
                  {name}
                </a>
              </th>
              <td className="lat" lang={latin ? "und-Latn" : undefined}>
                {latin || (
                  <span className="empty">
                    <span aria-hidden="true">–</span>
                    <span className="vh">{texts.none}</span>
                  </span>
                )}
              </td>
              <td>{outlet}</td>
              <td className="sub">{country}</td>
              <td>
                <StateMark mark={markOf(state)}>{texts.states[state]}</StateMark>
              </td>
              <td className="flags">
                {flags.map(([tone, text]) => (
                  <Flag key={text} tone={tone}>
                    {text}
                  </Flag>
                ))}
              </td>
              <td className="num when">
                <time dateTime={instant}>{when}</time>
              </td>
            </tr>
          ))}
        </DeskTable>
      </div>
      <div className="md:-mx-6">
        <KeyStrip
          label={texts.keys.label}
          all={texts.keys.all}
          close={texts.keys.close}
          keysOfPage={keys}
          keys={[
            { caps: ["j", "k"], text: texts.keys.row },
            { caps: ["Enter"], text: texts.keys.open },
            { caps: ["/"], text: texts.keys.search },
          ]}
        />
      </div>
    </>
  );
}

function markOf(state: number): Mark {
  return applicationStates[state] ?? "submitted";
}

function columns({ columns }: TableTexts, sort: Sort, here: string): Column[] {
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
    { key: "name", text: columns.name, width: "19rem", className: "pl-6", ...by("name") },
    { key: "latin", text: columns.latin, width: "13rem" },
    { key: "outlet", text: columns.outlet, width: "12rem", ...by("outlet") },
    { key: "country", text: columns.country, width: "8rem" },
    { key: "state", text: columns.state, width: "10rem" },
    { key: "flags", text: columns.flags },
    { key: "submitted", text: columns.submitted, width: "7rem", ...by("submitted") },
  ];
}

/** Moves the focus among the rows, from the first when it is elsewhere. */
function step(by: 1 | -1): void {
  const links: Element[] = [...document.querySelectorAll("a[data-row]")];
  const at = document.activeElement ? links.indexOf(document.activeElement) : -1;
  const to = at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
  const link = links[to];
  if (link instanceof HTMLElement) link.focus();
}
