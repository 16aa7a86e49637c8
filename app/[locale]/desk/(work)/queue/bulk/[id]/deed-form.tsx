"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ErrorLine } from "@/app/_ui/field";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { Locale } from "@/lib/application/types";
import type { Failure } from "@/lib/result";
import type { DeedKind } from "@/lib/review/bulk/types";
import { useDeskAction } from "../../../desk-action";
import { AdmissionChoice } from "../../../people/[id]/decision-parts";
import { runBulk } from "../../actions";

type Props = {
  kind: DeedKind;
  /** With how many it can be done. */
  count: number;
  id: string;
  locale: Locale;
  queue: string;
  /** Minutes until applicants are told; null where decisions are held. */
  minutes: number | null;
  slots: readonly string[];
  /** Prepared reasons, in one order in both languages. */
  templates: Readonly<Record<Locale, readonly string[]>>;
  /** The languages that these applicants read. */
  languages: readonly Locale[];
  /** Tags to choose from. */
  words: readonly string[];
};

const codes = ["slotRequired", "alreadyRun", "tagRequired", "tagUnfit", "tooManyWords", "tooLong", "notFound"] as const;

/** Asks for what a deed needs, and does it with all applications that it can be done with. */
export function DeedForm(props: Props) {
  const { kind, count, id, locale, queue, minutes, slots, languages, words } = props;
  const t = useTranslations("review.bulk");
  const [state, act] = useDeskAction(runBulk, {});
  const [error] = state.errors ?? [];
  const values = state.values ?? {};
  const decides = kind === "approve" || kind === "refuse" || kind === "waitlist";
  const notes = kind === "refuse" || kind === "waitlist" || kind === "recommendApprove" || kind === "recommendRefuse";
  const reasonError = error?.code === "review.reasonRequired" ? String(error.params?.in ?? "ru") : null;
  return (
    <form action={act} className="dialog deed" noValidate>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="deed" value={kind} />
      {error && !reasonError && (
        <p className="error" role="alert">
          <Icon name="alert" />
          <span>{sayError(t, error)}</span>
        </p>
      )}
      <p className="meta">
        {!decides ? t(`form.about.${kind}`) : minutes === null ? t("form.held") : t("form.announced", { minutes })}
      </p>
      {kind === "approve" && (
        <AdmissionChoice texts={{ slots: [...slots], zones: [], pools: [] }} values={state.values} />
      )}
      {kind === "refuse" && (
        <Reasons {...props} values={values} wrong={reasonError} languages={languages.length > 0 ? languages : ["ru"]} />
      )}
      {(kind === "tag" || kind === "untag") && (
        <p className="word">
          <label htmlFor="word">{t("form.word")}</label>
          {kind === "untag" ? (
            <select id="word" name="word" defaultValue={values.word}>
              {words.map((word) => (
                <option key={word}>{word}</option>
              ))}
            </select>
          ) : (
            <>
              <input id="word" name="word" list="words" defaultValue={values.word} maxLength={24} autoComplete="off" />
              <datalist id="words">
                {words.map((word) => (
                  <option key={word} value={word} />
                ))}
              </datalist>
            </>
          )}
        </p>
      )}
      {notes && <Note value={values.internalNote} />}
      <div className="end">
        <SubmitButton kind={kind === "refuse" ? "desk danger" : "desk first"} busy={t("form.busy")}>
          {t(`form.buttons.${kind}`, { count })}
        </SubmitButton>
      </div>
    </form>
  );
}

function sayError(t: ReturnType<typeof useTranslations<"review.bulk">>, { code, params }: Failure): string {
  const known = codes.find((each) => code === `review.${each}`);
  return t(`errors.${known ?? "unexpected"}`, { limit: Number(params?.limit ?? 0) });
}

type ReasonsProps = Pick<Props, "templates" | "languages"> & { values: Record<string, string>; wrong: string | null };

const fields = { ru: ["templateRu", "reasonRu"], en: ["templateEn", "reasonEn"] } as const;

/** What the applicants read, in each language that they read; a prepared reason chosen in one is chosen in the other. */
function Reasons({ templates, languages, values, wrong }: ReasonsProps) {
  const t = useTranslations("review.bulk");
  const d = useTranslations("review.decide");
  const box = useRef<HTMLDivElement>(null);
  const choose = (index: number) => {
    for (const language of languages) {
      const [template, reason] = fields[language];
      const select = box.current?.querySelector<HTMLSelectElement>(`[name=${template}]`);
      const area = box.current?.querySelector<HTMLTextAreaElement>(`[name=${reason}]`);
      if (select) select.selectedIndex = index;
      if (area && (area.value === "" || templates[language].includes(area.value)))
        area.value = templates[language][index - 1] ?? "";
    }
  };
  return (
    <div ref={box}>
      {languages.map((language) => {
        const [template, reason] = fields[language];
        const error = wrong === language ? d("errors.reasonRequired") : undefined;
        return (
          <div className="pub" key={language}>
            <label htmlFor={template}>
              <Icon name="mail" />
              {t("form.reason", { language })}
            </label>
            <ErrorLine name={reason} error={error} />
            <select
              id={template}
              name={template}
              key={values[template]}
              defaultValue={values[template] ?? ""}
              onChange={(event) => choose(event.target.selectedIndex)}
            >
              <option value="">{d("templates.choose")}</option>
              {templates[language].map((text) => (
                <option key={text} value={text} lang={language}>
                  {text}
                </option>
              ))}
            </select>
            <textarea
              id={reason}
              name={reason}
              rows={3}
              maxLength={4000}
              lang={language}
              aria-label={t("form.own", { language })}
              aria-describedby={error ? `${reason}-error` : undefined}
              aria-invalid={error ? true : undefined}
              defaultValue={values[reason] ?? ""}
            />
          </div>
        );
      })}
    </div>
  );
}

function Note({ value }: { value: string | undefined }) {
  const t = useTranslations("review.decide.refusal");
  return (
    <div className="inn">
      <label htmlFor="internalNote">
        <Icon name="lock" />
        {t("inner")} <small>{t("innerNote")}</small>
      </label>
      <textarea id="internalNote" name="internalNote" rows={2} maxLength={4000} defaultValue={value ?? ""} />
    </div>
  );
}
