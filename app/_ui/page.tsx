import type { ReactNode } from "react";
import { Icon } from "./icon";

/** The body of a public page: the margin column (steps, progress) and the text; pages of full width leave `Page` out and use `Section`. */
export function Page({ margin, children }: { margin?: ReactNode; children: ReactNode }) {
  return (
    <div className="page">
      {margin && <div className="margin">{margin}</div>}
      <div>{children}</div>
    </div>
  );
}

/** The way back, one step or one level. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="back" href={href}>
      <Icon name="back" />
      {children}
    </a>
  );
}

/** A section whose heading hangs in the margin column. `flush` when its body is a ledger or table; `broad` for the full width. */
export function Section({
  id,
  title,
  children,
  flush,
  broad,
}: {
  id: string;
  title: ReactNode;
  children: ReactNode;
  flush?: boolean;
  broad?: boolean;
}) {
  return (
    <section className={broad ? "hung broad" : "hung"} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={flush ? "body flush" : "body"}>{children}</div>
    </section>
  );
}

/** A step of the form: one that is done carries a link to it. */
export type Step = { key: string; text: ReactNode; href?: string; state: "done" | "current" | "ahead" };

/** Where one is in the form; on a phone a bar. `position` is in words: «Шаг 2 из 6». */
export function Steps({ label, position, steps }: { label: string; position: ReactNode; steps: readonly Step[] }) {
  const current = steps.findIndex((step) => step.state === "current");
  return (
    <nav className="steps" aria-label={label}>
      <p>{position}</p>
      <div className="bar" aria-hidden="true">
        {steps.map((step, index) => (
          <i className={index <= current ? "on" : undefined} key={step.key} />
        ))}
      </div>
      <ol>
        {steps.map(({ key, text, href, state }, index) => (
          <li key={key} aria-current={state === "current" ? "step" : undefined}>
            {state === "done" ? <Icon name="check" /> : <b>{index + 1}</b>}
            {href && state !== "current" ? <a href={href}>{text}</a> : text}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A part of a long page or of the check page: a heading of its own size over its content. `apart` gives it more air. */
export function Part({
  id,
  title,
  apart,
  children,
}: {
  id: string;
  title: ReactNode;
  apart?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={apart ? "part apart" : "part"} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** A group of questions under one legend. */
export function FieldSet({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="set">
      <legend>{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : <span className="block" />}
      {children}
    </fieldset>
  );
}

/** The buttons at the end of a form; a link beside them keeps its own height. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>;
}
