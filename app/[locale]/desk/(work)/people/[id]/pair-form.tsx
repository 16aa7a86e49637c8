"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { PairVerdict, SeenBefore } from "@/lib/review/seen/types";
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
  aside: SeenBefore["aside"];
  mayKeep: SeenBefore["mayKeep"];
  /** What was said, by whom and when; null where nobody has judged. */
  saidBy: string | null;
};

/** Says whether two applications are of one person, and which is decided on; all of it can be taken back. */
export function PairForm({ id, other, reference, locale, queue, said, saidBy, aside, mayKeep }: Props) {
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
      {aside !== null && <span>{t(aside === "this" ? "asideThis" : "asideOther")}</span>}
      {aside !== null && (
        <SubmitButton kind="desk" name="said" value="takeUp">
          {t("takeUp")}
        </SubmitButton>
      )}
      {said === "same" && mayKeep.this && (
        <SubmitButton kind="desk" name="said" value="keepThis">
          {t("keepThis")}
        </SubmitButton>
      )}
      {said === "same" && mayKeep.other && (
        <SubmitButton kind="desk" name="said" value="keepOther">
          {t("keepOther")}
        </SubmitButton>
      )}
      {said !== null && aside === null && (
        <SubmitButton kind="desk" name="said" value="none">
          {t(said === "same" ? "unlink" : "takeBack")}
        </SubmitButton>
      )}
      <span role="status">{error && errorText(error)}</span>
    </form>
  );
}
