"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox, type Option, Radios, Select, Textarea } from "@/app/_ui/choice";
import { ErrorLine, Field, Hint, Label } from "@/app/_ui/field";
import { useField } from "./form-context";

type Asked = { name: string; label: string; hint?: ReactNode; optional?: boolean };

function useOptional(optional: boolean | undefined) {
  const t = useTranslations("eventDesk.form");
  return optional ? { optional: t("optional") } : {};
}

/** One line of text. */
export function TextField({
  name,
  label,
  hint,
  optional,
  ...input
}: Asked & { lang?: string; type?: string; inputMode?: "numeric"; className?: string }) {
  const { value, error, errorPrefix } = useField(name);
  return (
    <Field
      {...input}
      {...useOptional(optional)}
      {...{ name, label, hint, error, errorPrefix }}
      defaultValue={value}
      autoComplete="off"
    />
  );
}

/** A text in both languages, side by side where there is room. */
export function BothField({
  name,
  hint,
  optional,
  lines,
}: {
  name: "title" | "venue" | "city" | "entrance" | "bring" | "controller" | "waiverBasis" | "remark";
  hint?: ReactNode;
  optional?: boolean;
  /** More than one: a text of several lines. */
  lines?: number;
}) {
  const t = useTranslations("eventDesk.fields");
  return (
    <div className="both">
      {(["Ru", "En"] as const).map((language) => {
        const field = { name: `${name}${language}`, label: t(`${name}${language}`), lang: language.toLowerCase() };
        return lines ? (
          <AreaField key={language} {...field} hint={hint} optional={optional ?? false} rows={lines} />
        ) : (
          <TextField key={language} {...field} hint={hint} optional={optional ?? false} />
        );
      })}
    </div>
  );
}

/** A text of several lines, in one language. */
export function AreaField({ name, label, hint, optional, rows, lang }: Asked & { rows: number; lang?: string }) {
  const { value, error, errorPrefix } = useField(name);
  return (
    <Textarea
      {...useOptional(optional)}
      {...{ name, label, hint, error, errorPrefix, rows }}
      {...(lang && { lang })}
      defaultValue={value}
    />
  );
}

/** A local date and time by the event's clock; where that clock shows it twice, also which of the two. */
export function MomentField({ name, label, hint }: Asked) {
  const { value, error, errorPrefix } = useField(name);
  return (
    <div className={error ? "field bad" : "field"}>
      <Label name={name} label={label} />
      <Hint name={name} hint={hint} />
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      <LocalInput name={name} value={value} invalid={Boolean(error)} described={error ? `${name}-error` : undefined} />
      <WhichOfTwo name={name} />
    </div>
  );
}

/** The control of a local date and time alone. */
export function LocalInput({
  name,
  value,
  invalid,
  described,
  label,
}: {
  name: string;
  value: string;
  invalid: boolean;
  described?: string | undefined;
  label?: string;
}) {
  return (
    <input
      type="datetime-local"
      id={name}
      name={name}
      defaultValue={value}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={described}
      className="num"
    />
  );
}

/** Asked only where it matters: when the server has found that the clock shows the time twice, or it was told before. */
export function WhichOfTwo({ name }: { name: string }) {
  const t = useTranslations("eventDesk.form");
  const { failure } = useField(name);
  const told = useField(`${name}Which`).value;
  const twice = failure?.code === "event.time.twice" ? failure.params : undefined;
  if (!twice && !told) return null;
  const offset = (which: "first" | "second") => String(twice?.[which] ?? "").trim() || "…";
  return (
    <Radios
      name={`${name}Which`}
      label={t("which")}
      value={told}
      options={[
        { value: "first", label: t("whichFirst", { offset: offset("first") }) },
        { value: "second", label: t("whichSecond", { offset: offset("second") }) },
      ]}
    />
  );
}

/** A box to tick. */
export function BoxField({ name, label, hint }: Asked) {
  const { value, error, errorPrefix } = useField(name);
  return <Checkbox {...{ name, label, hint, error, errorPrefix }} defaultChecked={value === "yes"} />;
}

/** One answer of a few, all visible. */
export function RadioField({ name, label, hint, options }: Asked & { options: readonly Option[] }) {
  const { value, error, errorPrefix } = useField(name);
  return <Radios {...{ name, label, hint, error, errorPrefix, options, value }} />;
}

/** One answer of many. */
export function SelectField({
  name,
  label,
  hint,
  options,
  empty,
}: Asked & { options: readonly { value: string; label: string }[]; empty?: string }) {
  const { value, error, errorPrefix } = useField(name);
  return (
    <Select
      {...{ name, label, hint, error, errorPrefix, options }}
      {...(empty !== undefined && { empty })}
      // A form that is reset after an answer would fall back to the first choice that was ever marked.
      key={value}
      defaultValue={value}
    />
  );
}
