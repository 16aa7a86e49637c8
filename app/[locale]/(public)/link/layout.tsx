import type { Metadata } from "next";
import type { ReactNode } from "react";

// Under "no-referrer" browsers send a form posted without script with "Origin: null", which no action may accept
// (Fetch, "append a request Origin header"). This one sends the origin and never a path either.
export const metadata: Metadata = { referrer: "strict-origin" };

/** Pages with forms that work without script. */
export default function FormsLayout({ children }: { children: ReactNode }) {
  return children;
}
