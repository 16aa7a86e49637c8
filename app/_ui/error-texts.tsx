"use client";

import { createContext, type ReactNode } from "react";

/** The words of the error page; "{digest}" in `digest` is where the code goes. */
export type ErrorTexts = { title: string; text: string; retry: string; home: string; homeHref: string; digest: string };

/** Error pages run in the browser and get no texts from the server, so the layout leaves them here. */
export const ErrorTextsContext = createContext<ErrorTexts | null>(null);

/** Leaves the words of the error page for whatever fails below. */
export function ErrorTextsProvider({ texts, children }: { texts: ErrorTexts; children: ReactNode }) {
  return <ErrorTextsContext value={texts}>{children}</ErrorTextsContext>;
}
