"use client";

import { useEffect, useRef } from "react";
import { Icon } from "./icon";

/** One thing to put right: the same words as at the field, and the id of its control. */
export type SummaryItem = { field?: string; text: string };

/**
 * What has to be put right, above the h1, linked to each field; takes the focus when it arrives. Give the list a new
 * `key` per answer of the server to have it focused again. Without script it stands where the page begins.
 * The page puts «Ошибка: » / "Error: " before its title.
 */
export function Summary({ title, items }: { title: string; items: readonly SummaryItem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (items.length === 0) return null;
  return (
    <div className="summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="summary-title">
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
