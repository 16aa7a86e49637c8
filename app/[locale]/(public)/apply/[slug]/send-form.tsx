"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import type { FormAction } from "@/lib/action";
import { useDeparture } from "../../use-departure";

/** The button that sends the application, under what sending means. `digest` stands for the answers as shown. */
export function SendForm({
  action,
  event,
  locale,
  digest,
  decideBy,
}: {
  action: FormAction;
  event: string;
  locale: string;
  digest: string;
  /** Empty for a late application, which is promised nothing by that time. */
  decideBy: string;
}) {
  const t = useTranslations("apply");
  const [state, post, pending] = useActionState(action, {});
  useDeparture(state.next);
  const tooMany = state.errors?.some(({ code }) => code === "apply.tooMany");
  return (
    <form className="oath" action={post}>
      {state.errors && (
        <Summary title={t("form.problem")} items={[{ text: t(tooMany ? "form.tooMany" : "form.unexpected") }]} />
      )}
      <h2>{t("check.sending")}</h2>
      <p>{t("check.oath")}</p>
      <p>{decideBy ? t("check.decision", { moment: decideBy }) : t("check.decisionLate")}</p>
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="digest" value={digest} />
      <Actions>
        <SubmitButton busy={t("check.busy")} pending={pending || state.next !== undefined}>
          {t("check.submit")}
        </SubmitButton>
      </Actions>
    </form>
  );
}
