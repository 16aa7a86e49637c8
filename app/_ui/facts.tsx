import type { ReactNode } from "react";

/** A label and its value. */
export type Fact = readonly [label: string, value: ReactNode];

/** Labels and values at the desk, each a row between hairlines. On a telephone labels share one narrow column. */
export function Facts({ rows }: { rows: readonly Fact[] }) {
  return (
    <table className="t [overflow-wrap:anywhere] max-sm:[&_tbody_th]:w-28 max-sm:[&_td]:pr-2 max-sm:[&_th]:pr-2">
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
