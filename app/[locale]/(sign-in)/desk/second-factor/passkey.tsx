"use client";

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";
import { startTransition, useActionState, useEffect, useState, useSyncExternalStore } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { confirmPasskey } from "@/app/[locale]/(sign-in)/actions";

const never = () => () => undefined;

type Texts = { title: string; text: string; button: string; cancelled: string; refused: string; tooMany: string };

/** Signs in with a passkey in place of the code. Only a script can ask for one: without, there is the code alone. */
export function PasskeyStep({
  options,
  locale,
  texts,
}: {
  options: PublicKeyCredentialRequestOptionsJSON;
  locale: string;
  texts: Texts;
}) {
  const supported = useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
  const [state, act, pending] = useActionState(confirmPasskey, {});
  const [asking, setAsking] = useState<"no" | "yes" | "cancelled">("no");
  useEffect(() => {
    // A whole load: nothing that was rendered for nobody is shown to somebody.
    if (state.next) window.location.assign(state.next);
  }, [state.next]);
  if (!supported) return null;
  const busy = pending || asking === "yes";
  const code = state.errors?.[0]?.code;
  const failed = code === "staff.tooManyTries" ? texts.tooMany : texts.refused;
  const error = asking === "cancelled" ? texts.cancelled : code && !busy ? failed : undefined;

  async function ask() {
    if (busy) return;
    setAsking("yes");
    try {
      const answer = await startAuthentication({ optionsJSON: options });
      const form = new FormData();
      form.set("locale", locale);
      form.set("answer", JSON.stringify(answer));
      startTransition(() => act(form));
      setAsking("no");
    } catch {
      setAsking("cancelled");
    }
  }

  return (
    <section className="part" aria-labelledby="passkey">
      <h2 id="passkey">{texts.title}</h2>
      <p className="mb-4">{texts.text}</p>
      {error && (
        <p className="error mb-4" role="alert">
          {error}
        </p>
      )}
      <button type="button" className={buttonClass("second")} onClick={ask} aria-disabled={busy || undefined}>
        {texts.button}
      </button>
    </section>
  );
}
