"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../../../desk-action";
import { mergeOutlet } from "../../actions";
import { useErrors } from "../../use-errors";

type Read = { id: string; version: number };

/** The press that merges two outlets as they were shown. */
export function MergeForm({ locale, kept, merged }: { locale: string; kept: Read; merged: Read }) {
  const t = useTranslations("outlets.merge");
  const [state, act, pending] = useDeskAction(mergeOutlet, {});
  const { items } = useErrors(state);
  return (
    <form action={act} className="mt-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="id" value={kept.id} />
      <input type="hidden" name="version" value={kept.version} />
      <input type="hidden" name="other" value={merged.id} />
      <input type="hidden" name="otherVersion" value={merged.version} />
      {items.map(({ text }) => (
        <p className="error mb-2" role="alert" key={text}>
          <Icon name="alert" />
          <span>{text}</span>
        </p>
      ))}
      <SubmitButton kind="desk danger" pending={pending}>
        {t("confirm")}
      </SubmitButton>
    </form>
  );
}
