"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { formatDocumentNumber } from "@/lib/application/document";
import type { SealedRecord } from "@/lib/application/types";
import { calendarDay, country } from "../../words";
import type { RevealAction } from "./actions";
import { useErrorText } from "./error-text";

/** Asks why, then shows the sealed record on the page that answers, once. */
export function RevealForm({ id, reveal }: { id: string; reveal: RevealAction }) {
  const t = useTranslations("review.person.reveal");
  const [state, act] = useActionState(reveal, {});
  const errorText = useErrorText();
  if (state.revealed) return <Revealed record={state.revealed} />;
  const [error] = state.errors ?? [];
  return (
    <details className="pt-2" open={error !== undefined}>
      <summary className="cursor-pointer text-accent underline">{t("open")}</summary>
      <form action={act} noValidate className="max-w-96">
        <input type="hidden" name="id" value={id} />
        <Field
          name="reason"
          label={t("reason")}
          hint={t("hint")}
          error={error && errorText(error)}
          defaultValue={state.values?.reason ?? ""}
          maxLength={500}
          autoComplete="off"
        />
        <p className="mt-3">
          <SubmitButton kind="desk">{t("button")}</SubmitButton>
        </p>
      </form>
    </details>
  );
}

function Revealed({ record }: { record: SealedRecord }) {
  const t = useTranslations("review.person.reveal");
  const locale = useLocale();
  const { documentKind, documentNumber, birthDate, birthPlace, citizenship } = record;
  const rows = [
    ["kind", t(`kinds.${documentKind}`)],
    ["number", formatDocumentNumber(documentKind, documentNumber)],
    ["birthDate", calendarDay(birthDate, locale)],
    ["birthPlace", birthPlace],
    ["citizenship", citizenship === "XX" ? t("stateless") : country(citizenship, locale)],
  ] as const;
  return (
    <section className="inner mt-3" aria-label={t("shown")} role="status">
      <b>{t("shown")}</b>
      <table className="t">
        <tbody>
          {rows.map(([key, value]) => (
            <tr key={key}>
              <th scope="row">{t(key)}</th>
              <td className="num">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
