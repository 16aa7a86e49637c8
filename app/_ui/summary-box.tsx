import type { Ref } from "react";
import { Icon } from "./icon";

/** One thing to put right: the same words as at the field, and the id of its control. */
export type SummaryItem = { field?: string; text: string };

type Props = { title: string; items: readonly SummaryItem[]; ref?: Ref<HTMLDivElement> };

/**
 * What has to be put right, above the h1, linked to each field. For pages without React, whose address ends in
 * "#summary", so that it takes the focus; elsewhere `Summary`, which takes it by itself. The page puts «Ошибка: » / "Error: " before its title.
 */
export function SummaryBox({ title, items, ref }: Props) {
  if (items.length === 0) return null;
  return (
    <div className="summary" id="summary" ref={ref} tabIndex={-1} role="alert" aria-labelledby="summary-title">
      <div>
        <h2 id="summary-title">
          <Icon name="alert" />
          {title}
        </h2>
        <ul>
          {items.map(({ field, text }) => (
            <li key={`${field} ${text}`}>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
