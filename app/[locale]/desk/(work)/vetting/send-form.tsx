"use client";

import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../desk-action";
import { sendToVetting } from "./actions";
import { useErrors } from "./use-errors";

/** Sends everybody who waits, as one batch. */
export function SendForm({
  event,
  locale,
  texts,
}: {
  event: string;
  locale: string;
  texts: Record<"send" | "sending", string>;
}) {
  const [state, act] = useDeskAction(sendToVetting, {});
  const { items } = useErrors(state);
  return (
    <form action={act} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton kind="desk first" busy={texts.sending}>
        {texts.send}
      </SubmitButton>
      <span role="status">{items[0]?.text}</span>
    </form>
  );
}
