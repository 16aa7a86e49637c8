"use client";

import { useEffect, useRef } from "react";
import { SummaryBox, type SummaryItem } from "./summary-box";

/**
 * What has to be put right, above the h1, linked to each field; takes the focus when it arrives. Give the list a new
 * `key` per answer of the server to have it focused again. Without script it stands where the page begins.
 * The page puts «Ошибка: » / "Error: " before its title.
 */
export function Summary({ title, items }: { title: string; items: readonly SummaryItem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return <SummaryBox title={title} items={items} ref={box} />;
}
