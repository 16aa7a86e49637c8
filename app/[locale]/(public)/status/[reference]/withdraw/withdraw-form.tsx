"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import type { FormAction } from "@/lib/action";
import { useDeparture } from "../../../use-departure";

/** The one button that withdraws, and the way back beside it. */
export function WithdrawForm({
  action,
  hidden,
  back,
}: {
  action: FormAction;
  hidden: Record<string, string>;
  back: string;
}) {
  const t = useTranslations("status");
  const [state, post, pending] = useActionState(action, {});
  useDeparture(state.next);
  return (
    <form action={post}>
      {state.errors && <Summary title={t("edit.elsewhereTitle")} items={[{ text: t("edit.elsewhere") }]} />}
      {Object.entries({ ...hidden, ...state.values }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <Actions>
        <SubmitButton kind="danger" busy={t("withdraw.busy")} pending={pending || state.next !== undefined}>
          {t("withdraw.confirm")}
        </SubmitButton>
        <a href={back}>{t("withdraw.keep")}</a>
      </Actions>
    </form>
  );
}
