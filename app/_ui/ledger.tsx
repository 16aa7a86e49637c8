import type { ReactNode } from "react";

/** Label, value, change, between hairlines; a real description list. */
export function Ledger({ children }: { children: ReactNode }) {
  return <dl className="ledger">{children}</dl>;
}

/**
 * A row of a Ledger. Without children it says `empty` («Не указано»). `change.hidden` completes the link for those who
 * hear it alone: «Изменить» + « дату рождения».
 */
export function LedgerRow({
  label,
  children,
  sub,
  empty,
  change,
}: {
  label: ReactNode;
  children?: ReactNode;
  sub?: ReactNode;
  empty?: ReactNode;
  change?: { href: string; text: ReactNode; hidden: ReactNode };
}) {
  const blank = children === undefined || children === null || children === "";
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {blank ? <span className="empty">{empty}</span> : children}
        {sub && <span className="sub">{sub}</span>}
      </dd>
      {change && (
        <dd className="act">
          <a href={change.href}>
            {change.text}
            <span className="vh"> {change.hidden}</span>
          </a>
        </dd>
      )}
    </div>
  );
}

/** What the applicant keeps: the number, large, and four facts in pairs. Prints on one page. */
export function Receipt({
  label,
  number,
  facts,
}: {
  label: ReactNode;
  number: string;
  facts: readonly { key: string; label: ReactNode; value: ReactNode; sub?: ReactNode }[];
}) {
  return (
    <div className="receipt">
      <p className="no">
        <span>{label}</span>
        <b translate="no">{number}</b>
      </p>
      <dl>
        {facts.map((fact) => (
          <div key={fact.key}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.value}
              {fact.sub && <span className="sub">{fact.sub}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
