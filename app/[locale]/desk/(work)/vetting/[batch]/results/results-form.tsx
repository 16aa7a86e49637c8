"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Textarea } from "@/app/_ui/choice";
import { DeskTable } from "@/app/_ui/desk-table";
import { FileField } from "@/app/_ui/file-field";
import { StateMark } from "@/app/_ui/state-mark";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { longestFile } from "@/lib/vetting/results/schema";
import { useDeskAction } from "../../../desk-action";
import { fullName } from "../../../words";
import { loadResults, type ShownRow } from "../../actions";
import { useErrors } from "../../use-errors";

/** Takes results as a file or as they are pasted, shows what they would change, and applies what was shown. */
export function ResultsForm({ batch, locale }: { batch: string; locale: string }) {
  const t = useTranslations("vetting");
  const [state, act, pending] = useDeskAction(loadResults, {});
  const { items, errorOf } = useErrors(state);
  const { preview } = state;
  const mayApply = preview && preview.wrong === 0 && preview.changing > 0;
  const hidden = (
    <>
      <input type="hidden" name="batch" value={batch} />
      <input type="hidden" name="locale" value={locale} />
    </>
  );
  return (
    <>
      {items.length > 0 && (
        <Summary key={items.map(({ text }) => text).join()} title={t("errors.title")} items={items} />
      )}
      <FileForm act={act} pending={pending} hidden={hidden} error={errorOf("file")} />
      <form action={act} noValidate>
        {hidden}
        {preview && <input type="hidden" name="seen" value={preview.seen} />}
        <div className="max-w-[48rem]">
          <Textarea
            key={state.values?.text}
            name="text"
            label={t("results.text")}
            hint={t("results.hint")}
            error={errorOf("text")}
            errorPrefix={t("errors.prefix")}
            defaultValue={state.values?.text ?? ""}
            rows={8}
            spellCheck={false}
          />
        </div>
        {preview && (
          <section className="my-6" aria-labelledby="preview">
            <h2 id="preview">{t("results.preview")}</h2>
            <p className="my-2" role="status">
              {preview.wrong > 0
                ? t("results.wrong", { count: preview.wrong })
                : t("results.changing", { count: preview.changing })}
            </p>
            <Rows rows={preview.rows} />
            {preview.more > 0 && <p className="meta mt-2">{t("results.more", { count: preview.more })}</p>}
          </section>
        )}
        <p className="mt-4 flex flex-wrap gap-3">
          {mayApply && (
            <SubmitButton kind="desk first" name="step" value="apply" busy={t("results.applying")} pending={pending}>
              {t("results.apply", { count: preview.changing })}
            </SubmitButton>
          )}
          <SubmitButton kind={mayApply ? "desk" : "desk first"} name="step" value="preview" pending={pending}>
            {t("results.show")}
          </SubmitButton>
        </p>
      </form>
    </>
  );
}

type FileFormProps = {
  act: (form: FormData) => void;
  pending: boolean;
  hidden: ReactNode;
  error: string | undefined;
};

/** The file stands in a form of its own: what is pasted beside it is not sent along. */
function FileForm({ act, pending, hidden, error: found }: FileFormProps) {
  const t = useTranslations("vetting");
  const [tooLarge, setTooLarge] = useState(false);

  // Too large a file is told before it is sent: the server would drop it unread.
  function check(event: FormEvent<HTMLFormElement>) {
    const input = event.currentTarget.elements.namedItem("file");
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    const large = file !== undefined && file.size > longestFile;
    setTooLarge(large);
    if (large) event.preventDefault();
  }

  return (
    <form action={act} noValidate onSubmit={check} className="max-w-[48rem]">
      {hidden}
      <FileField
        name="file"
        label={t("results.file")}
        hint={t("results.fileHint")}
        error={tooLarge ? t("errors.fileTooLarge") : found}
        errorPrefix={t("errors.prefix")}
        accept=".csv,.txt,text/csv,text/plain"
      />
      <p className="mt-3">
        <SubmitButton kind="desk" pending={pending}>
          {t("results.showFile")}
        </SubmitButton>
      </p>
    </form>
  );
}

// Notes are read here whole: cells of this table grow instead of cutting.
const cell = "whitespace-normal! align-top py-2! break-words";

function Rows({ rows }: { rows: readonly ShownRow[] }) {
  const t = useTranslations("vetting");
  return (
    <div className="[&_table]:min-w-[72rem]">
      <DeskTable
        label={t("results.preview")}
        columns={[
          { key: "line", text: t("results.columns.line"), width: "5rem", className: "pl-6!" },
          { key: "person", text: t("results.columns.person"), width: "17rem" },
          { key: "before", text: t("results.columns.before"), width: "11rem" },
          { key: "after", text: t("results.columns.after"), width: "11rem" },
          { key: "note", text: t("results.columns.note") },
          { key: "what", text: t("results.columns.what"), width: "17rem", className: "text-left!" },
        ]}
      >
        {rows.map(({ line, id, person, before, result, note, problem, changes }) => (
          <tr key={line}>
            <td className={`${cell} num pl-6!`}>{line}</td>
            <th scope="row" className={cell}>
              {person ? fullName(person) : <span translate="no">{id}</span>}
            </th>
            <td className={cell}>{before && <StateMark mark={before}>{t(`states.${before}`)}</StateMark>}</td>
            <td className={cell}>{result && <StateMark mark={result}>{t(`states.${result}`)}</StateMark>}</td>
            <td className={cell}>{note}</td>
            <td className={cell}>
              {problem ? (
                <span className="warn">{t(`results.problems.${problem}`)}</span>
              ) : (
                t(changes ? "results.changes" : "results.stands")
              )}
            </td>
          </tr>
        ))}
      </DeskTable>
    </div>
  );
}
