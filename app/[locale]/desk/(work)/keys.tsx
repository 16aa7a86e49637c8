"use client";

import { useEffect, useState } from "react";
import { Dialog, PressButton } from "@/app/_ui/dialog";
import { KeyList } from "./key-list";

/** What a physical key (KeyboardEvent.code) does here. Staff type in a Russian layout: letters say nothing. */
export type KeyMap = Record<string, () => void>;

/** Listens to single keys; silent while somebody types, inside a dialog, and beside Ctrl, Alt and Meta. */
export function useKeys(keys: KeyMap): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest("input, textarea, select, [contenteditable], dialog")) return;
      const act = keys[event.shiftKey ? `Shift+${event.code}` : event.code];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [keys]);
}

/** Presses a link or button of the page, or goes to a field, by its id. */
export function press(id: string): void {
  const element = document.getElementById(id);
  if (element instanceof HTMLInputElement) element.focus();
  else element?.click();
}

/** A key on its cap beside a button's word, for those who see it; `aria-keyshortcuts` says it to the others. */
export function Cap({ children }: { children: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{children}</kbd>
    </span>
  );
}

/** The keys of a page at its foot, pale until they are listened to; "?" and its button show them in a layer. */
export function KeyStrip({
  label,
  keys,
  all,
  close,
  keysOfPage,
}: {
  label: string;
  keys: readonly { caps: readonly string[]; text: string }[];
  all: string;
  close: string;
  keysOfPage: KeyMap;
}) {
  const [open, setOpen] = useState(false);
  const [listening, setListening] = useState(false);
  useEffect(() => setListening(true), []);
  useKeys({ ...keysOfPage, "Shift+Slash": () => setOpen(true) });
  return (
    <section className="keys" aria-label={label} inert={!listening}>
      <dl className="flex-wrap">
        <KeyList keys={keys} />
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>
            <PressButton kind="desk bare" onPress={() => setOpen(true)}>
              {all}
            </PressButton>
          </dd>
        </div>
      </dl>
      <Dialog open={open} onClose={() => setOpen(false)} title={label}>
        <dl className="mt-4 grid gap-2">
          <KeyList keys={keys} />
        </dl>
        <div className="end">
          <PressButton onPress={() => setOpen(false)}>{close}</PressButton>
        </div>
      </Dialog>
    </section>
  );
}
