"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { LanguageLink, PlacesNav } from "./nav";

/** The desk's navigation on the page that is open. */
export function OpenPlaces({ label, places }: { label: string; places: { href: string; text: string }[] }) {
  return <PlacesNav label={label} places={places} path={usePathname()} />;
}

/** The page that is open in the other language. */
export function OpenLanguage({ code, name }: { code: string; name: string }) {
  return <LanguageLink code={code} name={name} path={usePathname()} query={useSearchParams().toString()} />;
}
