"use client";

import { useEffect } from "react";

/**
 * Goes where an action says, by a whole load: one page, one document. A browser that comes back to the page by keeping
 * it in memory loads it again, since it would otherwise still be leaving.
 */
export function useDeparture(next: string | undefined): void {
  useEffect(() => {
    if (next) window.location.assign(next);
  }, [next]);
  useEffect(() => {
    const reload = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload();
    };
    window.addEventListener("pageshow", reload);
    return () => window.removeEventListener("pageshow", reload);
  }, []);
}
