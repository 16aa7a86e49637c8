import type { ReactNode } from "react";
import { VisitorTime } from "./visitor-time";

/** An instant in words that name their zone; the words come from lib/event/moment. */
export function Moment({ instant, children }: { instant: Date; children: ReactNode }) {
  return <time dateTime={instant.toISOString()}>{children}</time>;
}

/**
 * A deadline under the paired rule, in the event's zone and, with script, the visitor's: never one without the other.
 * `action` is the one button that it leads to.
 */
export function Deadline({
  id,
  title,
  left,
  zone,
  instant,
  locale,
  there,
  yours,
  action,
}: {
  id: string;
  title: ReactNode;
  left?: ReactNode;
  zone: string;
  instant: Date;
  locale: string;
  /** The event's clock: «По Москве», «13 мая, 12:00», «воскресенье, UTC+3». */
  there: { label: ReactNode; moment: ReactNode; detail: ReactNode };
  yours: string;
  action?: ReactNode;
}) {
  return (
    <section className="deadline" aria-labelledby={id}>
      <div>
        <div>
          <h2 id={id}>{title}</h2>
          {left && <p className="left">{left}</p>}
        </div>
        <dl>
          <div>
            <dt>{there.label}</dt>
            <dd>
              <b>
                <Moment instant={instant}>{there.moment}</Moment>
              </b>
              <span>{there.detail}</span>
            </dd>
          </div>
          <VisitorTime instant={instant.toISOString()} zone={zone} locale={locale} label={yours} as="column" />
        </dl>
        {action}
      </div>
    </section>
  );
}
