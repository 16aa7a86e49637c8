/** Buttons: one `first` to a public page, 48 px; `desk …` are 32 px. */
export type ButtonKind = "first" | "second" | "danger" | "desk" | "desk first" | "desk danger" | "desk bare";

const classes: Record<ButtonKind, string> = {
  first: "btn",
  second: "btn second",
  danger: "btn danger",
  desk: "dbtn",
  "desk first": "dbtn main",
  "desk danger": "dbtn no",
  "desk bare": "dbtn bare",
};

/** The class names of a button's kind, also for links that look like buttons: `<a className={buttonClass("first")}>`. */
export function buttonClass(kind: ButtonKind): string {
  return classes[kind];
}
