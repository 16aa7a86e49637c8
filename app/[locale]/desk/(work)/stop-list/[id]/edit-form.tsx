"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/choice";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../../desk-action";
import { changeOnStopList } from "../actions";
import { EntryFields } from "../entry-fields";
import { useErrors } from "../use-errors";

/**
 * An entry to be written anew. Its birth date is nowhere to be shown: empty keeps it. Who lost to another's change keeps
 * what they typed, and may write it over that once they know.
 */
export function EditForm({
  id,
  version,
  locale,
  saved,
  hasBirthDate,
}: {
  id: string;
  version: number;
  locale: string;
  saved: Readonly<Record<string, string>>;
  hasBirthDate: boolean;
}) {
  const t = useTranslations("stopList");
  const [state, act] = useDeskAction(changeOnStopList, {});
  const { items, errorOf } = useErrors(state);
  const values = state.values ?? saved;
  const lost = state.errors?.find(({ code }) => code === "stopList.changedElsewhere");
  const round = JSON.stringify([state.errors, state.values]);
  return (
    <form action={act} noValidate className="max-w-[36rem]" aria-label={t("edit.title")}>
      {items.length > 0 && <Summary key={round} title={t("errors.title")} items={items} />}
      {Object.entries({ id, locale, version: String(lost?.params?.version ?? values.version ?? version) }).map(
        ([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ),
      )}
      <div key={round}>
        <EntryFields
          values={values}
          errorOf={errorOf}
          birthDateHint={hasBirthDate ? t("edit.birthDateKept") : undefined}
          underBirthDate={
            hasBirthDate && (
              <div className="mt-2">
                <Checkbox
                  name="forget"
                  label={t("edit.forget")}
                  errorPrefix={t("errors.prefix")}
                  defaultChecked={values.forget === "yes"}
                />
              </div>
            )
          }
        />
      </div>
      <p className="mt-4">
        <SubmitButton kind="desk first">{t("edit.submit")}</SubmitButton>
      </p>
    </form>
  );
}
