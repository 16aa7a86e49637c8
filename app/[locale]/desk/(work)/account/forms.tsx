"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../desk-action";
import { useAccountError } from "./account-errors";
import { endOthers, removeOwnPasskey } from "./actions";

/** Removes a passkey. */
export function RemovePasskey({ id, name, locale }: { id: string; name: string; locale: string }) {
  const t = useTranslations("staff.account.passkeys");
  const [state, act, pending] = useDeskAction(removeOwnPasskey, {});
  const errorText = useAccountError();
  const [error] = state.errors ?? [];
  return (
    <form action={act}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      {error && (
        <p className="error whitespace-normal" role="alert">
          {errorText(error)}
        </p>
      )}
      <SubmitButton kind="desk" pending={pending} aria-label={t("removeNamed", { name })}>
        {t("remove")}
      </SubmitButton>
    </form>
  );
}

/** Signs out everywhere but here. */
export function EndOthers({ locale }: { locale: string }) {
  const t = useTranslations("staff.account.sessions");
  const [state, act, pending] = useDeskAction(endOthers, {});
  const errorText = useAccountError();
  const [error] = state.errors ?? [];
  return (
    <form action={act} className="mt-3">
      <input type="hidden" name="locale" value={locale} />
      {error && (
        <p className="error mb-2" role="alert">
          {errorText(error)}
        </p>
      )}
      <SubmitButton kind="desk danger" pending={pending}>
        {t("end")}
      </SubmitButton>
    </form>
  );
}
