"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import type { EventStatus } from "@/lib/event/types";
import { useDeskAction } from "../../desk-action";
import { changeState } from "../actions";
import { useEventError } from "../error-text";

type Way = "publish" | "reopen" | "resume" | "close" | "archive";

/** The moves that this person may make from here, each a button; the archive is asked about once more. */
export function StateForm({
  id,
  version,
  locale,
  ways,
}: {
  id: string;
  version: number;
  locale: "ru" | "en";
  ways: readonly { to: EventStatus; way: Way }[];
}) {
  const t = useTranslations("eventDesk.page");
  const [state, act] = useDeskAction(changeState, {});
  const errorText = useEventError();
  return (
    <form action={act}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="locale" value={locale} />
      <Summary
        key={JSON.stringify(state.errors)}
        title={t("refused")}
        items={(state.errors ?? []).map((failure) => ({
          ...(failure.field && { field: failure.field }),
          text: errorText(failure),
        }))}
      />
      <div className="flex flex-wrap gap-2">
        {ways.map(({ to, way }) =>
          way === "archive" ? (
            <details key={to}>
              <summary className="dbtn">{t("archive")}</summary>
              <p className="meta my-2 max-w-96">{t("archiveAsk")}</p>
              <SubmitButton kind="desk danger" name="to" value={to} busy={t("busy")}>
                {t("archiveYes")}
              </SubmitButton>
            </details>
          ) : (
            <SubmitButton key={to} kind={way === "close" ? "desk" : "desk first"} name="to" value={to} busy={t("busy")}>
              {t(way)}
            </SubmitButton>
          ),
        )}
      </div>
    </form>
  );
}
