"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { ErrorLine } from "@/app/_ui/field";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { DecisionTexts } from "./decision-texts";

type Props = {
  kind: "refuse" | "recommend";
  act: (form: FormData) => void;
  values: Record<string, string> | undefined;
  error: string | undefined;
  texts: DecisionTexts;
  cancelHref: string;
  onCancel: () => void;
  /** The hidden fields that every verdict carries. */
  children: ReactNode;
};

/** A refusal, or its recommendation: the public reason and the internal note look nothing alike. */
export function RefusalForm({ kind, act, values, error, texts, cancelHref, onCancel, children }: Props) {
  const t = useTranslations("review.decide");
  const own = useRef<HTMLTextAreaElement>(null);
  const fill = (text: string) => {
    const area = own.current;
    if (area && (area.value === "" || texts.templates.includes(area.value))) area.value = text;
  };
  return (
    <form action={act} noValidate>
      {children}
      <p className="meta">
        {kind === "refuse" ? t("refusal.when", { minutes: texts.announceDelay }) : t("refusal.recommendText")}
      </p>
      {kind === "refuse" ? (
        <div className="pub">
          <label htmlFor="template">
            <Icon name="mail" />
            {t("refusal.public")}
          </label>
          <p className="meta">{t("refusal.language", { locale: texts.applicantLocale })}</p>
          <ErrorLine name="publicReason" error={error} />
          <select
            id="template"
            name="template"
            key={values?.template}
            defaultValue={values?.template ?? ""}
            onChange={(event) => fill(event.target.value)}
          >
            <option value="">{t("templates.choose")}</option>
            {texts.templates.map((text) => (
              <option key={text} value={text} lang={texts.applicantLocale}>
                {text}
              </option>
            ))}
          </select>
          <textarea
            ref={own}
            id="publicReason"
            name="publicReason"
            rows={3}
            maxLength={4000}
            lang={texts.applicantLocale}
            aria-label={t("refusal.own")}
            aria-describedby={error ? "publicReason-error own-note" : "own-note"}
            aria-invalid={error ? true : undefined}
            defaultValue={values?.publicReason ?? ""}
          />
          <small id="own-note">{t("refusal.ownNote")}</small>
        </div>
      ) : (
        <input type="hidden" name="for" value="refused" />
      )}
      <div className="inn">
        <label htmlFor="internalNote">
          <Icon name="lock" />
          {t("refusal.inner")} <small>{t("refusal.innerNote")}</small>
        </label>
        <textarea
          id="internalNote"
          name="internalNote"
          rows={2}
          maxLength={4000}
          defaultValue={values?.internalNote ?? ""}
        />
      </div>
      <div className="end">
        <SubmitButton kind="desk danger">
          {t(kind === "refuse" ? "refusal.button" : "refusal.recommendButton")}
        </SubmitButton>
        <a
          className={buttonClass("desk bare")}
          href={cancelHref}
          onClick={(event) => {
            event.preventDefault();
            onCancel();
          }}
        >
          {t("refusal.cancel")}
        </a>
      </div>
    </form>
  );
}
