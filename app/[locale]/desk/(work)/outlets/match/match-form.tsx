"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../../desk-action";
import { matchOutlet } from "../actions";
import { useErrors } from "../use-errors";

/** An outlet that a name may be, with the reason in words; `sure` is chosen beforehand. */
export type MatchOption = { id: string; title: string; why: string; sure: boolean };

/** Which outlet it is that applicants typed. */
export function MatchForm({
  typed,
  locale,
  id,
  options,
}: {
  typed: { key: string; country: string; text: string };
  locale: string;
  /** The beginning of every id in this form: a page has many. */
  id: string;
  options: readonly MatchOption[];
}) {
  const t = useTranslations("outlets.match");
  const [state, act, pending] = useDeskAction(matchOutlet, {});
  const { items } = useErrors(state);
  const sure = options.filter((option) => option.sure);
  const chosen = state.values?.outlet ?? (sure.length === 1 ? sure[0]?.id : undefined);
  return (
    <form action={act} className="mt-3">
      <input type="hidden" name="key" value={typed.key} />
      <input type="hidden" name="typedCountry" value={typed.country} />
      <input type="hidden" name="locale" value={locale} />
      {items.map(({ text }) => (
        <p className="error mb-2" role="alert" key={text}>
          <Icon name="alert" />
          <span>{text}</span>
        </p>
      ))}
      <fieldset>
        <legend className="vh">{t("question", { text: typed.text })}</legend>
        <div className="options">
          {options.map(({ id: outlet, title, why }) => (
            <div className="check" key={outlet}>
              <input
                type="radio"
                id={`${id}-${outlet}`}
                name="outlet"
                value={outlet}
                defaultChecked={outlet === chosen}
                aria-describedby={`${id}-${outlet}-why`}
              />
              <div>
                <label htmlFor={`${id}-${outlet}`}>{title}</label>
                <p className="hint" id={`${id}-${outlet}-why`}>
                  {why}
                </p>
              </div>
            </div>
          ))}
        </div>
      </fieldset>
      <p className="mt-3">
        <SubmitButton kind="desk" pending={pending}>
          {t("confirm")}
          <span className="vh"> {typed.text}</span>
        </SubmitButton>
      </p>
    </form>
  );
}
