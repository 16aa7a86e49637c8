"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { type LetterKind, letterKinds, placeholdersOf } from "@/lib/event/letters/types";
import { useDeskAction } from "../../../desk-action";
import { useEventError } from "../../error-text";
import { AreaField } from "../../fields";
import { FormFactsProvider } from "../../form-context";
import { Rows } from "../../rows";
import { BothLetters } from "../letter-text";
import { writeLetters } from "./actions";

type Props = {
  event: string;
  version: number;
  locale: "ru" | "en";
  timeZone: string;
  saved: Readonly<Record<string, string>>;
  /** Our words, which stand where the event has none. */
  ours: Readonly<Record<LetterKind, { ru: string; en: string }>>;
  ourReasons: readonly string[];
};

const languages = ["ru", "en"] as const;

/** An event's own words. One button shows the letters, another saves; what was typed stays whatever the answer is. */
export function LettersForm({ event, version, locale, timeZone, saved, ours, ourReasons }: Props) {
  const t = useTranslations("eventDesk.letters");
  const form = useTranslations("eventDesk.form");
  const errorText = useEventError();
  const [state, act, pending] = useDeskAction(writeLetters, {});
  const errors = state.errors ?? [];
  const conflict = errors.find(({ code }) => code === "event.letters.conflict");
  const round = JSON.stringify([state.errors, state.values]);
  const { preview } = state;
  const say = (failure: (typeof errors)[number]) => {
    if (failure !== conflict) return errorText(failure);
    const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
    const when = format.format(new Date(String(failure.params?.at)));
    return errorText({ ...failure, params: { by: failure.params?.by ?? "", when } });
  };
  return (
    <form action={act} noValidate className="event-form">
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="version" value={conflict?.params?.version ?? version} />
      <input type="hidden" name="locale" value={locale} />
      <Summary
        key={round}
        title={form("summary")}
        items={errors.map((failure) => ({ ...(failure.field && { field: failure.field }), text: say(failure) }))}
      />
      {preview && (
        <p className="my-3" role="status">
          {t(Object.keys(preview).length > 0 ? "shown" : "nothingShown")}
        </p>
      )}
      <div key={`fields ${round}`}>
        <FormFactsProvider state={state} saved={saved}>
          {letterKinds.map((kind) => (
            <section key={kind} className="sec" aria-labelledby={`words-${kind}`}>
              <h2 id={`words-${kind}`}>{t(`kinds.${kind}`)}</h2>
              <p className="meta mt-3">{t("ours", { text: ours[kind][locale] })}</p>
              <div className="both">
                {languages.map((language) => (
                  <AreaField
                    key={language}
                    name={`${kind}${language === "ru" ? "Ru" : "En"}`}
                    label={t(language)}
                    lang={language}
                    rows={6}
                  />
                ))}
              </div>
              <Placeholders kind={kind} />
              {preview?.[kind] && (
                <section className="my-4" aria-labelledby={`shown-${kind}`}>
                  <h3 id={`shown-${kind}`}>{t("letter")}</h3>
                  <BothLetters name={kind} letters={preview[kind]} />
                </section>
              )}
            </section>
          ))}
          <section className="sec">
            <Rows
              kind={{
                legend: t("reasons"),
                hint: t("reasonsHint"),
                add: t("addReason"),
                names: ["reasonRu", "reasonEn"],
              }}
              row={(number) => (
                <div className="both w-full">
                  <AreaField
                    name={`reasonRu${number}`}
                    label={t("reasonRu", { number: number + 1 })}
                    lang="ru"
                    rows={2}
                  />
                  <AreaField
                    name={`reasonEn${number}`}
                    label={t("reasonEn", { number: number + 1 })}
                    lang="en"
                    rows={2}
                  />
                </div>
              )}
            />
            <p className="meta mt-3">{t("reasonsOurs")}</p>
            <ul className="meta list-disc pl-5">
              {ourReasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </section>
        </FormFactsProvider>
      </div>
      <div className="actions flex flex-wrap gap-3">
        <SubmitButton kind="desk first" name="step" value="save" busy={t("saving")} pending={pending}>
          {t("save")}
        </SubmitButton>
        <SubmitButton kind="desk" name="step" value="preview" busy={t("saving")} pending={pending}>
          {t("preview")}
        </SubmitButton>
      </div>
    </form>
  );
}

/** What can stand in braces in a kind of letter, and what it becomes. */
function Placeholders({ kind }: { kind: LetterKind }) {
  const t = useTranslations("eventDesk.letters");
  return (
    <section className="mt-3" aria-labelledby={`placeholders-${kind}`}>
      <h3 id={`placeholders-${kind}`} className="meta">
        {t("placeholders")}
      </h3>
      <ul className="placeholders meta">
        {placeholdersOf[kind].map((name) => (
          <li key={name}>
            <code translate="no">{`{${name}}`}</code> {t(`become.${name}`)}
          </li>
        ))}
      </ul>
      {kind === "approved" && <p className="meta">{t("dash")}</p>}
    </section>
  );
}
