import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { Happening } from "./timeline";

/** Somebody else was first: their decision and yours, with the forms or links that answer it as children. */
export function Conflict({
  title,
  rows,
  children,
}: {
  title: ReactNode;
  rows: readonly { key: string; label: ReactNode; value: ReactNode }[];
  children: ReactNode;
}) {
  return (
    <div className="clash" role="alert">
      <h2>{title}</h2>
      <dl>
        {rows.map(({ key, label, value }) => (
          <div key={key} className="pair-row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div>{children}</div>
    </div>
  );
}

/** What was just done and can still be undone; the child is the form whose button undoes it. */
export function UndoToast({ text, children }: { text: ReactNode; children?: ReactNode }) {
  return (
    <div className="toast" role="status">
      {text} {children}
    </div>
  );
}

/** The history of a person at the desk, newest first: `title` is the moment, `text` what happened. */
export function History({ items }: { items: readonly Happening[] }) {
  return (
    <ol className="log">
      {items.map(({ key, title, text }) => (
        <li key={key}>
          <time>{title}</time>
          {text}
        </li>
      ))}
    </ol>
  );
}

/** A note that never leaves the desk: dashed, with a lock. */
export function InnerNote({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="inner">
      <b>
        <Icon name="lock" />
        {label}
      </b>
      {children}
    </div>
  );
}
