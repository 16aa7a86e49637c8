import sheet from "./icons.svg";
import { type Markup, markup } from "./markup";

/** The drawings of icons.svg: `app-…` circles for decisions, `vet-…` shields, `card-…` passes, `door-…` presence; the rest are signs. */
export type IconName =
  | `app-${"asked" | "back" | "draft" | "list" | "new" | "no" | "ok" | "rec" | "review" | "revoked"}`
  | `vet-${"none" | "sent" | "data" | "ok" | "no"}`
  | `card-${"none" | "ready" | "ok" | "void"}`
  | `door-${"none" | "in" | "out"}`
  | "win-open"
  | "clock"
  | "alert"
  | "info"
  | "check"
  | "x"
  | "plus"
  | "back"
  | "next"
  | "down"
  | "sortd"
  | "swap"
  | "undo"
  | "search"
  | "cols"
  | "out"
  | "link"
  | "file"
  | "print"
  | "mail"
  | "lock";

const file: { src: string } = sheet;

/**
 * One drawing, as high as the text around it and in its colour; always beside a word, so hidden from screen readers.
 * A filled drawing on a coloured ground takes that ground from `--knock`.
 */
export function Icon({ name, className = "i" }: { name: IconName; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <use href={`${file.src}#${name}`} />
    </svg>
  );
}

/** The same as text, for rows that are written as markup. */
export function iconMarkup(name: IconName, className = "i"): Markup {
  return markup`<svg class="${className}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><use href="${file.src}#${name}"></use></svg>`;
}
