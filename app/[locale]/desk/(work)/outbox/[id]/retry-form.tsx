"use client";

import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../../desk-action";
import { retry } from "./actions";

/** Tries a letter again at once. */
export function RetryForm({
  id,
  locale,
  texts,
}: {
  id: string;
  locale: string;
  texts: { button: string; busy: string; gone: string; failed: string };
}) {
  const [state, act] = useDeskAction(retry, {});
  const code = state.errors?.[0]?.code;
  return (
    <form action={act} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      <span role="status" className="meta">
        {code && (code === "outbox.gone" ? texts.gone : texts.failed)}
      </span>
      <SubmitButton kind="desk first" busy={texts.busy}>
        {texts.button}
      </SubmitButton>
    </form>
  );
}
