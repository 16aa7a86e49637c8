"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { ErrorLine } from "@/app/_ui/field";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import { type FormKind, needsOverride } from "./decision-forms";
import { AdmissionChoice } from "./decision-parts";
import type { DecisionTexts } from "./decision-texts";

type Props = {
  kind: FormKind;
  act: (form: FormData) => void;
  values: Record<string, string> | undefined;
  error: string | undefined;
  texts: DecisionTexts;
  /** The rules' answer to a plain refusal. */
  refusal: string | null;
  cancelHref: string;
  onCancel: () => void;
  /** The hidden fields that every verdict carries. */
  children: ReactNode;
};

/** A decision that asks for words: what the applicant reads and what stays at the desk look nothing alike. */
export function VerdictForm(props: Props) {
  const { kind, act, values, error, texts, cancelHref, onCancel, children } = props;
  const t = useTranslations("review.decide");
  const { text, button, danger } = useFormTexts(kind, texts.announceDelay);
  const approves = kind === "approveOverride" || kind === "approveOverQuota";
  const overrides = approves || (kind === "refuse" && needsOverride(props.refusal));
  const isPublic = kind === "refuse" || kind === "revoke";
  // The first box says what is wrong.
  const first = overrides ? "override" : isPublic ? "publicReason" : kind === "ask" ? "questions" : "reason";
  const wrong = (name: string) => (name === first ? error : undefined);
  return (
    <form action={act} noValidate>
      {children}
      <p className="meta">{text}</p>
      {approves && (
        <div className="mt-3">
          <AdmissionChoice texts={texts} values={values} />
        </div>
      )}
      {overrides && (
        <Inner
          name="override"
          label={t(kind === "approveOverQuota" ? "forms.overQuota" : "forms.override")}
          values={values}
          error={wrong("override")}
        />
      )}
      {isPublic && <PublicReason {...props} error={wrong("publicReason")} />}
      {kind === "reopen" && (
        <Inner name="reason" label={t("forms.reopen.reason")} values={values} error={wrong("reason")} />
      )}
      {kind === "ask" && <Questions values={values} texts={texts} error={wrong("questions")} />}
      {hasNote.includes(kind) && (
        <Inner name="internalNote" label={t("refusal.inner")} values={values} error={undefined} />
      )}
      <div className="end">
        <SubmitButton kind={danger ? "desk danger" : "desk first"}>{button}</SubmitButton>
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

/** What may be noted for the desk beside it. */
const hasNote: readonly FormKind[] = ["refuse", "recommend", "waitlist", "recommendWaitlist", "revoke"];

/** A form's explanation, and the word on its button. */
function useFormTexts(kind: FormKind, minutes: number | null): { text: string; button: string; danger: boolean } {
  const t = useTranslations("review.decide");
  if (kind === "refuse") {
    const when = minutes === null ? t("refusal.held") : t("refusal.when", { minutes });
    return { text: when, button: t("refusal.button"), danger: true };
  }
  if (kind === "recommend")
    return { text: t("refusal.recommendText"), button: t("refusal.recommendButton"), danger: true };
  if (kind !== "waitlist")
    return { text: t(`forms.${kind}.text`), button: t(`forms.${kind}.button`), danger: kind === "revoke" };
  const text = minutes === null ? t("forms.waitlist.held") : t("forms.waitlist.text", { minutes });
  return { text, button: t("forms.waitlist.button"), danger: false };
}

/** Words that never leave the desk: dashed, with a lock. */
function Inner({
  name,
  label,
  values,
  error,
}: {
  name: string;
  label: string;
  values: Record<string, string> | undefined;
  error: string | undefined;
}) {
  const t = useTranslations("review.decide.refusal");
  return (
    <div className="inn">
      <label htmlFor={name}>
        <Icon name="lock" />
        {label} <small>{t("innerNote")}</small>
      </label>
      <ErrorLine name={name} error={error} />
      <textarea
        id={name}
        name={name}
        rows={2}
        maxLength={4000}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        defaultValue={values?.[name] ?? ""}
      />
    </div>
  );
}

/** A question for each section of the application; what stays empty is not asked. */
function Questions({ values, texts, error }: Pick<Props, "values" | "texts" | "error">) {
  const t = useTranslations("review");
  return (
    <fieldset className="pub">
      <legend className="vh">{t("decide.forms.ask.questions")}</legend>
      <p className="meta">{t("decide.forms.ask.language", { locale: texts.applicantLocale })}</p>
      <ErrorLine name="questions" error={error} />
      {texts.sections.map((section) => {
        const name = `${section}Question`;
        return (
          <div className="mt-3" key={section}>
            <label htmlFor={name}>{t(`sections.${section}`)}</label>
            <textarea
              id={name}
              name={name}
              className="question"
              rows={1}
              maxLength={1000}
              lang={texts.applicantLocale}
              defaultValue={values?.[name] ?? ""}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** What the applicant reads, in their language; a refusal has prepared reasons. */
function PublicReason({ kind, values, error, texts }: Props) {
  const t = useTranslations("review.decide");
  const own = useRef<HTMLTextAreaElement>(null);
  const templates = kind === "refuse" ? texts.templates : [];
  const fill = (text: string) => {
    const area = own.current;
    if (area && (area.value === "" || templates.includes(area.value))) area.value = text;
  };
  const note = templates.length > 0 ? "own-note" : undefined;
  return (
    <div className="pub">
      <label htmlFor={templates.length > 0 ? "template" : "publicReason"}>
        <Icon name="mail" />
        {t("refusal.public")}
      </label>
      <p className="meta">{t("refusal.language", { locale: texts.applicantLocale })}</p>
      <ErrorLine name="publicReason" error={error} />
      {templates.length > 0 && (
        <select
          id="template"
          name="template"
          key={values?.template}
          defaultValue={values?.template ?? ""}
          onChange={(event) => fill(event.target.value)}
        >
          <option value="">{t("templates.choose")}</option>
          {templates.map((text) => (
            <option key={text} value={text} lang={texts.applicantLocale}>
              {text}
            </option>
          ))}
        </select>
      )}
      <textarea
        ref={own}
        id="publicReason"
        name="publicReason"
        rows={3}
        maxLength={4000}
        lang={texts.applicantLocale}
        aria-label={note && t("refusal.own")}
        aria-describedby={[error && "publicReason-error", note].filter(Boolean).join(" ") || undefined}
        aria-invalid={error ? true : undefined}
        defaultValue={values?.publicReason ?? ""}
      />
      {note && <small id={note}>{t("refusal.ownNote")}</small>}
    </div>
  );
}
