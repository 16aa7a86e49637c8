"use client";

import { useTranslations } from "next-intl";
import { Radios } from "@/app/_ui/choice";
import { ErrorLine, Hint, Label } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { type VettingState, vettingResults } from "@/lib/application/vetting/status";
import { useDeskAction } from "../../../desk-action";
import { answerVetting } from "../../actions";
import { useErrors } from "../../use-errors";

type Props = {
  id: string;
  version: number;
  locale: string;
  state: VettingState;
  /** Who answered last, and when; null where nobody has. */
  said: string | null;
};

/** What the protective service answers: cleared, objected with its reason, or which data it needs. */
export function AnswerForm({ id, version, locale, state: now, said }: Props) {
  const t = useTranslations("vetting");
  const [state, act, pending] = useDeskAction(answerVetting, {});
  const { items, errorOf } = useErrors(state);
  const prefix = t("errors.prefix");
  const noteError = errorOf("note");
  return (
    <form action={act} noValidate>
      {items.length > 0 && (
        <Summary key={items.map(({ text }) => text).join()} title={t("errors.title")} items={items} />
      )}
      <h2>{t("answer.title")}</h2>
      {said && <p className="meta mt-1">{said}</p>}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="locale" value={locale} />
      <Radios
        name="result"
        label={<span className="vh">{t("answer.title")}</span>}
        error={errorOf("result")}
        errorPrefix={prefix}
        value={state.values?.result}
        options={vettingResults
          .filter((result) => result !== now)
          .map((result) => ({
            value: result,
            label: t(`answer.${result}`),
            ...(result !== "cleared" && { hint: t(`answer.${result}Hint`) }),
          }))}
      />
      <div className={noteError ? "field bad" : "field"}>
        <Label name="note" label={t("answer.note")} />
        <Hint name="note" hint={t("answer.noteHint")} />
        <ErrorLine name="note" error={noteError} prefix={prefix} />
        <textarea
          id="note"
          name="note"
          className="h-24 min-h-0"
          defaultValue={state.values?.note ?? ""}
          maxLength={2000}
          aria-invalid={noteError ? true : undefined}
          aria-describedby={noteError ? "note-error note-hint" : "note-hint"}
        />
      </div>
      <p className="mt-4">
        <SubmitButton kind="desk first" busy={t("answer.saving")} pending={pending}>
          {t("answer.save")}
        </SubmitButton>
      </p>
    </form>
  );
}
