"use client";

import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../desk-action";
import { removeFromStopList } from "./actions";
import { useErrors } from "./use-errors";

/** Takes an entry off the list. `about` names it for those who hear the button. */
export function RemoveForm({ id, locale, text, about }: { id: string; locale: string; text: string; about: string }) {
  const [state, act] = useDeskAction(removeFromStopList, {});
  const { items } = useErrors(state);
  return (
    <form action={act}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton kind="desk" aria-label={`${text}: ${about}`}>
        {text}
      </SubmitButton>
      <span role="status">{items[0]?.text}</span>
    </form>
  );
}
