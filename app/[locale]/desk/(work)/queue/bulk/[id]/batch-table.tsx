"use client";

import { DeskTable, Flag } from "@/app/_ui/desk-table";
import { StateMark } from "@/app/_ui/state-mark";
import { applicationStates } from "@/lib/application/types";
import type { Outcome } from "@/lib/review/bulk/types";

/** A row as it crosses to the browser: an array, since there may be a thousand. */
export type BatchCells = [id: string, name: string, outlet: string, state: number, outcome: Outcome, what: string];

type Props = {
  rows: readonly BatchCells[];
  texts: { label: string; name: string; outlet: string; state: string; what: string; states: readonly string[] };
  /** The address of people's pages, and the way on which they are opened. */
  people: string;
  query: string;
};

const tones = { done: "n", same: "n", changed: "w", barred: "s" } as const satisfies Record<Outcome, string>;

/** Every application of a batch, and what will become or became of it. */
export function BatchTable({ rows, texts, people, query }: Props) {
  return (
    <div className="choosable md:[&>.sheet]:overflow-visible">
      <DeskTable
        label={texts.label}
        columns={[
          { key: "name", text: texts.name, width: "18rem", className: "pl-6!" },
          { key: "what", text: texts.what, width: "28rem" },
          { key: "state", text: texts.state, width: "11rem" },
          { key: "outlet", text: texts.outlet },
        ]}
      >
        {rows.map(([id, name, outlet, state, outcome, what]) => (
          <tr key={id}>
            <th scope="row" className="pl-6!">
              <a href={`${people}/${id}?${query}`}>{name}</a>
            </th>
            <td className="what">{outcome === "done" ? what : <Flag tone={tones[outcome]}>{what}</Flag>}</td>
            <td>
              <StateMark mark={applicationStates[state] ?? "submitted"}>{texts.states[state]}</StateMark>
            </td>
            <td>{outlet}</td>
          </tr>
        ))}
      </DeskTable>
    </div>
  );
}
