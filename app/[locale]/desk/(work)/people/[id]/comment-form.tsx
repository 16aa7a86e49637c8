"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../../desk-action";
import { comment } from "./actions";
import { useErrorText } from "./error-text";

/** An internal comment: dashed, with a lock, since it never leaves the desk. */
export function CommentForm({ id, locale, queue }: { id: string; locale: string; queue: string }) {
  const t = useTranslations("review.person.history");
  const errorText = useErrorText();
  const [state, act] = useDeskAction(comment, {});
  const [error] = state.errors ?? [];
  return (
    <form action={act} className="say">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="queue" value={queue} />
      <label htmlFor="text">
        <Icon name="lock" />
        {t("comment")}
      </label>
      {error && (
        <p className="error" id="text-error" role="alert">
          <Icon name="alert" />
          <span>{errorText(error)}</span>
        </p>
      )}
      <textarea
        id="text"
        name="text"
        className="h-16 min-h-0 text-sm"
        defaultValue={state.values?.text ?? ""}
        maxLength={4000}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "text-error" : undefined}
      />
      <p className="mt-2">
        <SubmitButton kind="desk">{t("commentButton")}</SubmitButton>
      </p>
    </form>
  );
}
