import "@/app/styles/desk.css";
import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { currentActor } from "@/lib/session";
import { DeskFrame } from "./frame";
import { OpenLanguage, OpenPlaces } from "./places";

// Under "no-referrer" browsers send a form posted without script with "Origin: null", which no action may accept
// (security: every mutation with a null Origin is refused). Other places learn the origin of a page, never its address.
export const metadata: Metadata = { referrer: "strict-origin" };

/** The desk's pages in their frame. It protects nothing: pages and actions ask for permission themselves. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [locale, actor] = await Promise.all([getLocale(), currentActor()]);
  return (
    <DeskFrame
      locale={locale}
      actor={actor}
      navigation={(nav) => <OpenPlaces {...nav} />}
      language={(other) => <OpenLanguage {...other} />}
    >
      {children}
    </DeskFrame>
  );
}
