"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../desk-action";
import { addToStopList } from "./actions";
import { EntryFields } from "./entry-fields";
import { useErrors } from "./use-errors";

/** Puts somebody on the list: names in either script, a birth date if it is known, why, by whose word and until when. */
export function AddForm({ locale }: { locale: string }) {
  const t = useTranslations("stopList");
  const [state, act] = useDeskAction(addToStopList, {});
  const { items, errorOf } = useErrors(state);
  return (
    <details className="my-4" open={items.length > 0}>
      <summary className="cursor-pointer text-accent underline">{t("add.open")}</summary>
      <form action={act} noValidate className="max-w-[36rem]" aria-label={t("add.open")}>
        {items.length > 0 && (
          <Summary key={items.map(({ text }) => text).join()} title={t("errors.title")} items={items} />
        )}
        <input type="hidden" name="locale" value={locale} />
        <EntryFields values={state.values ?? {}} errorOf={errorOf} />
        <p className="mt-4">
          <SubmitButton kind="desk first">{t("add.submit")}</SubmitButton>
        </p>
      </form>
    </details>
  );
}
