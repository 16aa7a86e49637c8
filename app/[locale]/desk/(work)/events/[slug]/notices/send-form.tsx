"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../../../desk-action";
import { sendNotice } from "../../actions";
import { useEventError } from "../../error-text";

/** Sends a notice as it is previewed above. */
export function SendNoticeForm({
  id,
  version,
  locale,
  count,
}: {
  id: string;
  version: number;
  locale: "ru" | "en";
  count: number;
}) {
  const t = useTranslations("eventDesk.notices");
  const page = useTranslations("eventDesk.page");
  const [state, act] = useDeskAction(sendNotice, {});
  const errorText = useEventError();
  return (
    <form action={act}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="locale" value={locale} />
      <Summary
        key={JSON.stringify(state.errors)}
        title={page("refused")}
        items={(state.errors ?? []).map((failure) => ({ text: errorText(failure) }))}
      />
      <p className="meta my-3">{t("sendNote")}</p>
      <SubmitButton kind="desk first" busy={t("sending")}>
        {t("send", { count })}
      </SubmitButton>
    </form>
  );
}
