import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** A step of what happens: its heading, a text or a moment under it. */
export type Happening = { key: string; title: ReactNode; text?: ReactNode };

/** What happens next, numbered 1, 2, 3. */
export function NumberedSteps({ steps }: { steps: readonly Happening[] }) {
  return (
    <ol className="ways count">
      {steps.map(({ key, title, text }, index) => (
        <li key={key}>
          <b aria-hidden="true">{index + 1}</b>
          <h3>{title}</h3>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  );
}

const tones = {
  done: ["app-ok", "o"],
  asked: ["app-asked", "w"],
  refused: ["app-no", "s"],
  stopped: ["app-back", "n"],
  current: ["app-review", "a"],
  ahead: ["app-new", "todo"],
} as const satisfies Record<string, [IconName, string]>;

/** A dated step; `kind` gives its shape, the title its word. */
export type DatedStep = Happening & { kind: keyof typeof tones; current?: boolean };

/**
 * How far an application has come, in the margin column; on a phone give a second one with `phone` after the text.
 * `text` is a moment in words.
 */
export function Progress({ title, steps, phone }: { title: string; steps: readonly DatedStep[]; phone?: boolean }) {
  return (
    <section className={phone ? "now phone" : "now"} aria-label={title}>
      <h2>{title}</h2>
      <ol className="ways">
        {steps.map(({ key, title: heading, text, kind, current }) => {
          const [icon, tone] = tones[kind];
          return (
            <li className={tone} key={key} aria-current={current ? "step" : undefined}>
              <Icon name={icon} className="" />
              <h3>{heading}</h3>
              {text && <p>{text}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
