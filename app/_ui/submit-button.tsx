"use client";

import type { ComponentPropsWithRef } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonKind, buttonClass } from "./button-class";

/**
 * Sends its form. While the form is under way it says `busy` and a second press does nothing; it is never disabled
 * and never fades. A name and value tell the action which button was pressed.
 * `<SubmitButton busy={t("sending")}>{t("submit")}</SubmitButton>`
 */
export function SubmitButton({
  kind = "first",
  busy,
  children,
  onClick,
  pending: pendingElsewhere = false,
  ...button
}: Omit<ComponentPropsWithRef<"button">, "type" | "disabled" | "className"> & {
  kind?: ButtonKind;
  busy?: string;
  /** True while the form is sent by other means than its action (react-hook-form in a transition). */
  pending?: boolean;
}) {
  const pending = useFormStatus().pending || pendingElsewhere;
  return (
    <button
      {...button}
      type="submit"
      className={pending ? `${buttonClass(kind)} busy` : buttonClass(kind)}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending && busy ? busy : children}
    </button>
  );
}
