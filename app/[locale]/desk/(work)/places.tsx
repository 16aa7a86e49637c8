"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** The desk's navigation; the place whose address begins this page's is the current one. */
export function DeskPlaces({ label, places }: { label: string; places: { href: string; text: string }[] }) {
  const path = usePathname();
  return (
    <nav className="desk-nav" aria-label={label}>
      {places.map(({ href, text }) => (
        <a href={href} key={href} aria-current={belongs(path, href) ? "page" : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}

/** A person's page is part of the queue. */
function belongs(path: string, href: string): boolean {
  return path.startsWith(href) || (href.endsWith("/desk/queue") && path.includes("/desk/people/"));
}

/** This very page, with all that its address says, in the other language. */
export function DeskLanguage({ code, name }: { code: string; name: string }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const href = `/${code}${path.replace(/^\/[^/]*/, "")}${query ? `?${query}` : ""}`;
  return (
    <a href={href} lang={code} hrefLang={code}>
      {name}
    </a>
  );
}
