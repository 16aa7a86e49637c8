"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { type ButtonKind, buttonClass } from "./button-class";

/**
 * A question in a layer of its own: the browser's own modal dialog, which keeps the focus and gives it back.
 * `open` is owned by the page; `onClose` is called on Escape too. Give forms with their buttons as children, ended by
 * `<div className="end">…</div>`. The first field takes the focus, unless one has autoFocus.
 */
export function Dialog({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {open && children}
    </dialog>
  );
}

/** A button that does something in the page itself (opens a dialog, moves on); not for forms. */
export function PressButton({
  kind = "desk",
  onPress,
  children,
  shortcut,
}: {
  kind?: ButtonKind;
  onPress: () => void;
  children: ReactNode;
  /** Shown on a key cap: the key that does the same. */
  shortcut?: string;
}) {
  return (
    <button className={buttonClass(kind)} type="button" onClick={onPress} aria-keyshortcuts={shortcut}>
      {shortcut && (
        <span aria-hidden="true">
          <kbd>{shortcut}</kbd>
        </span>
      )}
      {children}
    </button>
  );
}
