"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
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

type Places = Pick<DecisionTexts, "slots" | "zones" | "pools">;

/**
 * Where an approval lets its person in: slot, zones, pool; nothing of what the event has none of. The first of the slots
 * and of the zones is chosen until somebody chooses otherwise. `folded` puts zones and pool behind a word.
 */
export function AdmissionChoice({ texts, folded }: { texts: Places; folded?: boolean }) {
  const t = useTranslations("review.decide");
  const { slots, zones, pools } = texts;
  const rest = (
    <>
      {zones.length > 0 && (
        <fieldset>
          <legend className="meta">{t("zones")}</legend>
          {zones.map(({ code, name }, index) => (
            <label key={code} className="flex items-center gap-2 py-1">
              <input
                type="checkbox"
                className="size-5 accent-accent"
                name={`zone${index}`}
                value={code}
                defaultChecked={index === 0}
              />
              {code}, {name}
            </label>
          ))}
        </fieldset>
      )}
      {pools.length > 0 && (
        <label className="mt-2 block">
          <span className="meta block">{t("pool")}</span>
          <select name="pool" className={select} defaultValue="">
            <option value="">{t("noPool")}</option>
            {pools.map(({ code, name }) => (
              <option key={code} value={code}>
                {code}, {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
  return (
    <>
      {slots.length > 0 && (
        <label className="flex items-center gap-2">
          {t("slot")}
          <select name="entrySlot" className={select}>
            {slots.map((slot, index) => (
              <option key={slot} value={index}>
                {slot}
              </option>
            ))}
          </select>
        </label>
      )}
      {folded && zones.length + pools.length > 0 ? (
        <details className="more">
          <summary className={buttonClass("desk")}>{t("admission")}</summary>
          <div>{rest}</div>
        </details>
      ) : (
        rest
      )}
    </>
  );
}

const select =
  "mt-0 h-10 min-h-0 w-auto max-w-full rounded-control border border-edge bg-paper px-2 py-0 text-ink text-sm";

type Stands = Pick<DecisionTexts, "held" | "recommended" | "stands" | "places"> & {
  options: Options;
  state: ApplicationState;
};

/** Who holds it, who recommended what, how it was decided, and why a decision is not offered. */
export function Standing({ held, recommended, stands, places, options, state }: Stands) {
  const t = useTranslations("review.decide");
  const errorText = useErrorText();
  const open = openStates.some((each) => each === state);
  const offered = options.approve === null || options.recommend === null;
  // Where one person decides, or nothing is there to be recommended yet, what bars from deciding says more.
  const plain = options.recommend === "review.onePerson" || options.recommend === "review.notFromHere";
  const why = (open || state === "waitlisted") && !offered ? (plain ? options.approve : options.recommend) : null;
  if (state === "clarification")
    return <p className="meta ml-auto max-w-120">{[t("asked"), held].filter(Boolean).join(". ")}</p>;
  const said = [recommended, held, open ? null : stands, why && errorText(saidOf(why))];
  return <p className="meta ml-auto max-w-120">{said.filter(Boolean).join(". ")}</p>;

  function saidOf(code: string) {
    const rule = code.replace("orderReasonRequired", "notFirst").replace("quotaReasonRequired", "quotaFull");
    return { code: rule, params: { state, ...places } };
  }
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
