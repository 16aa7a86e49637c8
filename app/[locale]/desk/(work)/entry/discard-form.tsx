"use client";

import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../desk-action";
import { discard } from "./actions";

/** Throws an unfinished entry away, behind one more press. */
export function DiscardForm({
  id,
  version,
  locale,
  texts,
}: {
  id: string;
  version: string;
  locale: string;
  texts: { open: string; text: string; button: string; failed: string };
}) {
  const [state, act] = useDeskAction(discard, {});
  return (
    <details className="mt-8" open={state.errors !== undefined || undefined}>
      <summary>{texts.open}</summary>
      <form action={act} className="mt-2">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="locale" value={locale} />
        <p>{texts.text}</p>
        {state.errors && (
          <p className="error" role="alert">
            {texts.failed}
          </p>
        )}
        <p className="mt-2">
          <SubmitButton kind="desk danger">{texts.button}</SubmitButton>
        </p>
      </form>
    </details>
  );
}
