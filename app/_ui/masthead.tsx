import type { ReactNode } from "react";

/** The sign of Credence: a sheet with the paired rule. */
export function Sign() {
  return (
    <svg width="22" height="28" viewBox="0 0 22 28" aria-hidden="true" focusable="false">
      <path d="M1 1h20v26H1Z" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 6h6" stroke="currentColor" strokeWidth="2" />
      <path d="M5 19h12" stroke="currentColor" strokeWidth="3" />
      <path d="M5 22.5h12" stroke="currentColor" strokeWidth="1" />
    </svg>
  );
}

/** A place in the navigation; `current` for the one where the page stands. */
export type Place = { href: string; text: ReactNode; current?: boolean };

/** The head of a public page: paired rule, name, navigation, the other language. */
export function Masthead({
  home,
  office,
  navLabel,
  places,
  language,
}: {
  home: string;
  office: string;
  navLabel: string;
  places: readonly Place[];
  language: ReactNode;
}) {
  return (
    <header className="masthead">
      <div className="wrap">
        <a className="brand" href={home}>
          <Sign /> Credence <small>{office}</small>
        </a>
        <nav aria-label={navLabel}>
          {places.map(({ href, text, current }) => (
            <a href={href} key={href} aria-current={current ? "page" : undefined}>
              {text}
            </a>
          ))}
        </nav>
        {language}
      </div>
    </header>
  );
}

/**
 * The same page in the other language, named in itself. Inside a form that holds answers give the form's id: then it
 * is a button that submits the form with `language=<code>`, and the action saves what was typed before it redirects.
 * The unnamed button before it is what Enter presses, so that a language is never chosen by accident.
 */
export function LanguageSwitch({
  code,
  name,
  href,
  form,
}: {
  code: string;
  name: string;
  href: string;
  form?: string;
}) {
  if (!form)
    return (
      <a className="lang" href={href} lang={code} hrefLang={code}>
        {name}
      </a>
    );
  return (
    <>
      <button className="vh" type="submit" form={form} tabIndex={-1} aria-hidden="true" />
      <button className="lang" type="submit" form={form} name="language" value={code} lang={code}>
        {name}
      </button>
    </>
  );
}

/** A line on a quiet ground under the masthead: which event this is, and until when. */
export function ContextLine({ label, title, children }: { label: string; title: ReactNode; children?: ReactNode }) {
  return (
    <section className="context" aria-label={label}>
      <div className="wrap">
        <strong>{title}</strong>
        <span>{children}</span>
      </div>
    </section>
  );
}

/** The foot of a public page: whom to ask, then links; the last child stands at the right. */
export function Footer({ children }: { children: ReactNode }) {
  return (
    <footer className="foot">
      <div className="wrap">{children}</div>
    </footer>
  );
}
