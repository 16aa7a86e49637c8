"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../../../desk-action";
import { undoBulk } from "../../actions";

/** Takes all decisions of a batch back. */
export function UndoForm({ count, ...fields }: { id: string; locale: string; queue: string; count: number }) {
  const t = useTranslations("review.bulk");
  const [state, act] = useDeskAction(undoBulk, {});
  return (
    <form action={act}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <SubmitButton kind="desk">
        <Icon name="undo" />
        {t("results.undo", { count })}
      </SubmitButton>
      {state.errors && (
        <p className="error" role="alert">
          <Icon name="alert" />
          <span>{t("errors.unexpected")}</span>
        </p>
      )}
    </form>
  );
}
