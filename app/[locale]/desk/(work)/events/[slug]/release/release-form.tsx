"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../../../desk-action";
import { release } from "../../actions";
import { useEventError } from "../../error-text";

type Props = { event: string; digest: string; count: number; locale: "ru" | "en" };

/** Announces what is shown above. Once something else is held, the page shows that, and the button stands for it. */
export function ReleaseForm({ event, digest, count, locale }: Props) {
  const t = useTranslations("eventDesk.release");
  const page = useTranslations("eventDesk.page");
  const [state, act] = useDeskAction(release, {});
  const errorText = useEventError();
  const router = useRouter();
  useEffect(() => {
    if (state.errors?.some(({ code }) => code === "event.release.changed")) router.refresh();
  }, [state, router]);
  return (
    <form action={act}>
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="digest" value={digest} />
      <input type="hidden" name="locale" value={locale} />
      <Summary
        key={JSON.stringify(state.errors)}
        title={page("refused")}
        items={(state.errors ?? []).map((failure) => ({ text: errorText(failure) }))}
      />
      <p className="meta my-3">{t("note")}</p>
      <SubmitButton kind="desk first" busy={t("busy")}>
        {t("button", { count })}
      </SubmitButton>
    </form>
  );
}
