"use client";

import { useTranslations } from "next-intl";
import { buttonClass } from "@/app/_ui/button-class";
import { Conflict } from "@/app/_ui/desk-answers";
import { StateMark } from "@/app/_ui/state-mark";
import { SubmitButton } from "@/app/_ui/submit-button";
import { type ApplicationState, applicationStates } from "@/lib/application/types";
import { clock } from "../../words";

type Props = {
  /** What the command told of the change that came first. */
  params: Record<string, string | number>;
  /** The form that lost, to be sent again. */
  values: Record<string, string>;
  act: (form: FormData) => void;
  here: string;
  locale: "ru" | "en";
  timeZone: string;
};

/** Somebody was quicker: theirs, yours, and the choice between them. Nothing was overwritten. */
export function Clash({ params, values, act, here, locale, timeZone }: Props) {
  const t = useTranslations("review.decide.clash");
  const states = useTranslations("review.states");
  const at = clock(locale, timeZone).time(new Date(String(params.at)));
  const by = String(params.by ?? "");
  const mark = (value: unknown) => {
    const state: ApplicationState = applicationStates.find((each) => each === value) ?? "inReview";
    return <StateMark mark={state}>{states(state)}</StateMark>;
  };
  return (
    <Conflict
      title={by ? t("title", { at, by }) : t("titleApplicant", { at })}
      rows={[
        { key: "theirs", label: t("theirs"), value: mark(params.state) },
        { key: "yours", label: t("yours"), value: mark(params.yours) },
      ]}
    >
      {params.applicable === 1 ? (
        <form action={act}>
          {Object.entries({ ...values, version: String(params.version) }).map(([name, value]) => (
            <input type="hidden" key={name} name={name} value={value} />
          ))}
          <SubmitButton kind="desk">{t("apply")}</SubmitButton>
        </form>
      ) : (
        <span>{t("impossible")}</span>
      )}
      <a className={buttonClass("desk bare")} href={here}>
        {t("keep")}
      </a>
    </Conflict>
  );
}
