import { type ChangeEvent, type MouseEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

function boxesIn(table: HTMLElement | null): HTMLInputElement[] {
  return [...(table?.querySelectorAll<HTMLInputElement>("tbody .pick input") ?? [])];
}

/**
 * Which boxes of a table are ticked. The page keeps that itself, so that it stands without script and comes back with
 * the browser's own "back"; here it is only counted, and ticked in rows: the head's box ticks all, a click with Shift
 * all between it and the last one.
 */
export function useChoice(table: RefObject<HTMLElement | null>) {
  const [count, setCount] = useState(0);
  const last = useRef<HTMLInputElement>(null);
  const recount = useCallback(() => {
    const boxes = boxesIn(table.current);
    const ticked = boxes.filter(({ checked }) => checked).length;
    setCount(ticked);
    const all = table.current?.querySelector<HTMLInputElement>("[data-all]");
    if (!all) return;
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }, [table]);
  // Browsers bring ticks back after "back", without a word to anybody.
  useEffect(() => {
    recount();
    window.addEventListener("pageshow", recount);
    return () => window.removeEventListener("pageshow", recount);
  }, [recount]);
  return {
    count,
    changed: ({ target }: ChangeEvent<HTMLElement>) => {
      if (target instanceof HTMLInputElement && "all" in target.dataset)
        for (const box of boxesIn(table.current)) box.checked = target.checked;
      recount();
    },
    clicked: ({ target, shiftKey }: MouseEvent) => {
      if (!(target instanceof HTMLInputElement) || "all" in target.dataset) return;
      const boxes = boxesIn(table.current);
      const [from, to] = [last.current ? boxes.indexOf(last.current) : -1, boxes.indexOf(target)];
      if (shiftKey && from !== -1)
        for (const box of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) box.checked = target.checked;
      last.current = target;
      recount();
    },
    reset: () => {
      for (const box of boxesIn(table.current)) box.checked = false;
      recount();
    },
  };
}
