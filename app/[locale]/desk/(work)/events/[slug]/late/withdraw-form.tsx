"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../../../desk-action";
import { withdrawAdmission } from "../../actions";
import { useEventError } from "../../error-text";

/** Takes a permit back. `about` names it for those who hear the button. */
export function WithdrawForm({ id, locale, about }: { id: string; locale: string; about: string }) {
  const t = useTranslations("eventDesk.late");
  const [state, act] = useDeskAction(withdrawAdmission, {});
  const errorText = useEventError();
  return (
    <form action={act} className="my-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton kind="desk" aria-label={`${t("withdraw")}: ${about}`}>
        {t("withdraw")}
      </SubmitButton>
      <span role="status">{state.errors?.[0] && errorText(state.errors[0])}</span>
    </form>
  );
}
