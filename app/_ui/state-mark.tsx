import type { ReactNode } from "react";
import { Icon, type IconName, iconMarkup } from "./icon";
import { type Markup, markup } from "./markup";

type Tone = "n" | "a" | "w" | "o" | "s";

const marks = {
  draft: ["app-draft", "n"],
  submitted: ["app-new", "a"],
  inReview: ["app-review", "a"],
  clarification: ["app-asked", "w"],
  recommended: ["app-rec", "a"],
  approved: ["app-ok", "o"],
  refused: ["app-no", "s"],
  waitlisted: ["app-list", "n"],
  withdrawn: ["app-back", "n"],
  revoked: ["app-revoked", "s"],
  notSent: ["vet-none", "n"],
  sent: ["vet-sent", "a"],
  cleared: ["vet-ok", "o"],
  objected: ["vet-no", "s"],
  needsData: ["vet-data", "w"],
  soon: ["app-draft", "n"],
  open: ["win-open", "o"],
  late: ["clock", "w"],
  closed: ["app-back", "n"],
  postponed: ["clock", "w"],
  cancelled: ["app-no", "s"],
} as const satisfies Record<string, [IconName, Tone]>;

/** What a mark can say: a decision's state, an answer of vetting, or an application window's state. */
export type Mark = keyof typeof marks;

/**
 * A state as shape and word; colour only helps. The word is the child.
 * `<StateMark mark="approved">{t("approved")}</StateMark>`
 */
export function StateMark({ mark, children }: { mark: Mark; children: ReactNode }) {
  const [icon, tone] = marks[mark];
  return (
    <span className={`state ${tone}`}>
      <Icon name={icon} className="" />
      {children}
    </span>
  );
}

/** The same as text, for rows that are written as markup. */
export function stateMarkup(mark: Mark, text: string): Markup {
  const [icon, tone] = marks[mark];
  return markup`<span class="state ${tone}">${iconMarkup(icon, "")}${text}</span>`;
}
