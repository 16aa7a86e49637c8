"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { Icon } from "@/app/_ui/icon";

const never = () => () => undefined;

/** Prints the page; only where there is script, since browsers print from their own menu as well. */
export function PrintLink({ children }: { children: ReactNode }) {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!scripted) return null;
  return (
    <button className="linkbtn print" type="button" onClick={() => window.print()}>
      <Icon name="print" />
      {children}
    </button>
  );
}
