"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { PairVerdict } from "@/lib/review/seen/types";
import { useDeskAction } from "../../desk-action";
import { pair } from "./actions";
import { useErrorText } from "./error-text";

type Props = {
  id: string;
  other: string;
  /** Of the other application: what the buttons are about, for those who hear them. */
  reference: string;
  locale: string;
  queue: string;
  said: PairVerdict | null;
  /** What was said, by whom and when; null where nobody has judged. */
  saidBy: string | null;
};

/** Says whether two applications are of one person; it is remembered, and can be taken back. Nothing is merged. */
export function PairForm({ id, other, reference, locale, queue, said, saidBy }: Props) {
  const t = useTranslations("review.person.seen");
  const errorText = useErrorText();
  const [state, act] = useDeskAction(pair, {});
  const [error] = state.errors ?? [];
  const about = `${t("compared")} ${reference}`;
  return (
    <form action={act} className="pair flex-wrap items-center" aria-label={about}>
      {Object.entries({ id, other, locale, queue }).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      {saidBy && <span>{saidBy}</span>}
      {said === null && (
        <>
          <SubmitButton kind="desk" name="said" value="same">
            {t("same")}
          </SubmitButton>
          <SubmitButton kind="desk" name="said" value="different">
            {t("different")}
          </SubmitButton>
          <span className="meta">{t("remembered")}</span>
        </>
      )}
      {said !== null && (
        <SubmitButton kind="desk" name="said" value="none">
          {t(said === "same" ? "unlink" : "takeBack")}
        </SubmitButton>
      )}
      <span role="status">{error && errorText(error)}</span>
    </form>
  );
}
