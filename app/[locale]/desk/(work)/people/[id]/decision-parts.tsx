"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SubmitButton } from "@/app/_ui/submit-button";
import { openStates } from "@/lib/application/status";
import type { ApplicationState } from "@/lib/application/types";
import type { Options } from "@/lib/review/rules";
import { useDeskAction } from "../../desk-action";
import { Cap } from "../../keys";
import { take } from "./actions";
import type { DecisionTexts } from "./decision-texts";
import { useErrorText } from "./error-text";

/** Hidden fields by their names. */
export function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input type="hidden" key={name} name={name} value={value} />);
}

/** The one primary button of the bar, pressed by the key 1. */
export function FirstButton({ children }: { children: ReactNode }) {
  return (
    <SubmitButton kind="desk first" id="approve" aria-keyshortcuts="1">
      <Cap>1</Cap>
      {children}
    </SubmitButton>
  );
}

/** Which entry slot an approval assigns; nothing where the event has none. */
export function SlotChoice({ slots }: { slots: readonly string[] }) {
  const t = useTranslations("review.decide");
  if (slots.length === 0) return null;
  return (
    <label className="flex items-center gap-2">
      {t("slot")}
      <select
        name="entrySlot"
        className="mt-0 h-10 min-h-0 w-auto max-w-full rounded-control border border-edge bg-paper px-2 py-0 text-ink text-sm"
      >
        {slots.map((slot, index) => (
          <option key={slot} value={index}>
            {slot}
          </option>
        ))}
      </select>
    </label>
  );
}

type Stands = Pick<DecisionTexts, "held" | "recommended" | "stands"> & { options: Options; state: ApplicationState };

/** Who holds it, who recommended what, how it was decided, and why a decision is not offered. */
export function Standing({ held, recommended, stands, options, state }: Stands) {
  const t = useTranslations("review.decide");
  const errorText = useErrorText();
  const open = openStates.some((each) => each === state);
  const offered = options.approve === null || options.recommend === null;
  // Where one person decides, or nothing is there to be recommended yet, what bars from deciding says more.
  const plain = options.recommend === "review.onePerson" || options.recommend === "review.notFromHere";
  const why = open && !offered ? (plain ? options.approve : options.recommend) : null;
  if (state === "clarification")
    return <p className="meta ml-auto max-w-120">{[t("asked"), held].filter(Boolean).join(". ")}</p>;
  const said = [recommended, held, open ? null : stands, why && errorText({ code: why, params: { state } })];
  return <p className="meta ml-auto max-w-120">{said.filter(Boolean).join(". ")}</p>;
}

/** Claims the application without deciding. */
export function TakeForm({ timeZone, ...fields }: { id: string; locale: string; queue: string; timeZone: string }) {
  const t = useTranslations("review.decide");
  const errorText = useErrorText(timeZone);
  const [state, act] = useDeskAction(take, {});
  const [error] = state.errors ?? [];
  return (
    <form action={act} className="flex items-center gap-2">
      <Hidden values={fields} />
      <SubmitButton kind="desk">{t("take")}</SubmitButton>
      {error && <span role="alert">{errorText(error)}</span>}
    </form>
  );
}
