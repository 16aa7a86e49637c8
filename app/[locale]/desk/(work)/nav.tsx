/** The desk's navigation on the page at `path`; the place whose address begins this page's is the current one. */
export function PlacesNav({
  label,
  places,
  path,
}: {
  label: string;
  places: readonly { href: string; text: string }[];
  path: string;
}) {
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

/** The page at `path`, with all that its `query` says, in the other language. */
export function LanguageLink({ code, name, path, query }: { code: string; name: string; path: string; query: string }) {
  const href = `/${code}${path.replace(/^\/[^/]*/, "")}${query ? `?${query}` : ""}`;
  return (
    <a href={href} lang={code} hrefLang={code}>
      {name}
    </a>
  );
}
