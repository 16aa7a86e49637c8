"use client";

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
} from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useState, useSyncExternalStore } from "react";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../desk-action";
import { useAccountError } from "./account-errors";
import { addOwnPasskey } from "./actions";

const never = () => () => undefined;

/** Has an authenticator make a passkey and adds it. Only a script can ask for one: without, it says so. */
export function AddPasskey({ options, locale }: { options: PublicKeyCredentialCreationOptionsJSON; locale: string }) {
  const t = useTranslations("staff.account.passkeys");
  const supported = useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
  const [state, act, pending] = useDeskAction(addOwnPasskey, {});
  const [own, setOwn] = useState<{ code: string } | null>(null);
  const [asking, setAsking] = useState(false);
  const errorText = useAccountError();
  const error = own ?? state.errors?.[0];
  if (!supported) return <p className="meta mt-3">{t("noScript")}</p>;

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setOwn(null);
    if (String(form.get("name")).trim() === "") return setOwn({ code: "staff.passkeyNameMissing" });
    setAsking(true);
    try {
      form.set("answer", JSON.stringify(await startRegistration({ optionsJSON: options })));
      startTransition(() => act(form));
    } catch (thrown) {
      const known = thrown instanceof Error && thrown.name === "InvalidStateError";
      setOwn({ code: known ? "staff.passkeyKnown" : "staff.passkeyCancelled" });
    } finally {
      setAsking(false);
    }
  }

  return (
    <form onSubmit={ask} noValidate className="max-w-96">
      <input type="hidden" name="locale" value={locale} />
      <Field
        name="name"
        label={t("newName")}
        hint={t("newNameHint")}
        error={error && errorText(error)}
        errorPrefix={t("errorPrefix")}
        maxLength={50}
        autoComplete="off"
      />
      <p className="mt-3">
        <SubmitButton kind="desk first" pending={pending || asking} busy={t("asking")}>
          {t("add")}
        </SubmitButton>
      </p>
    </form>
  );
}
