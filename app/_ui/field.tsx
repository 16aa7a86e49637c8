import type { ComponentPropsWithRef, ReactNode } from "react";
import { describedBy } from "./describe";
import { Icon } from "./icon";

/** What every question has around its control. Texts come ready from the page. */
export type Question = {
  /** The form field's name; also the id of its control, so an error links to `#name`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** An instruction in words; with it the question is marked wrong. */
  error?: ReactNode;
  /** Said before an error to those who do not see it: "Ошибка: ", "Error: ". */
  errorPrefix?: string;
  /** «(необязательно)», "(optional)"; leave out for what is needed. */
  optional?: ReactNode;
};

type FieldProps = Question &
  Omit<ComponentPropsWithRef<"input">, "name" | "id"> & {
    /** Set when the value was offered by us: dashed until the person edits it. */
    suggested?: boolean;
    /** Said under the control, with an "i": where a suggestion comes from, what follows from the answer. */
    note?: ReactNode;
    /** A `Fix` box for a wrong letter, or another offer that belongs to this answer. */
    fix?: ReactNode;
    /** What follows the control inside the question, such as «Отчества нет». */
    children?: ReactNode;
  };

/**
 * One line of text: label, hint, error, input, note. Give `defaultValue` on the server, or spread react-hook-form's
 * `register(name)` in the browser; all other input attributes (autoComplete, inputMode, lang, type) pass through.
 * `<Field name="familyRu" label={t("familyRu")} error={error("familyRu")} defaultValue={values.familyRu} autoComplete="family-name" spellCheck={false} />`
 */
export function Field({
  name,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  suggested,
  note,
  fix,
  children,
  className,
  ...input
}: FieldProps) {
  return (
    <div className={error ? "field bad" : "field"}>
      <Label name={name} label={label} optional={optional} />
      <Hint name={name} hint={hint} />
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      <input
        type="text"
        {...input}
        id={name}
        name={name}
        className={[className, suggested && "suggested"].filter(Boolean).join(" ") || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint && `${name}-hint`, error && `${name}-error`, note && `${name}-note`)}
      />
      {note && (
        <p className="note" id={`${name}-note`}>
          <Icon name="info" />
          <span>{note}</span>
        </p>
      )}
      {fix}
      {children}
    </div>
  );
}

/** A field's label with its «(необязательно)». Fields use it themselves. */
export function Label({ name, label, optional }: Pick<Question, "name" | "label" | "optional">) {
  return (
    <label htmlFor={name}>
      {label}
      {optional && <span className="optional"> {optional}</span>}
    </label>
  );
}

/** A field's hint, described by `name-hint`. Fields use it themselves. */
export function Hint({ name, hint }: Pick<Question, "name" | "hint">) {
  return hint ? (
    <p className="hint" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null;
}

/** A field's error, described by `name-error`. Fields use it themselves. */
export function ErrorLine({ name, error, prefix }: Pick<Question, "name" | "error"> & { prefix?: string }) {
  return error ? (
    <p className="error" id={`${name}-error`}>
      <Icon name="alert" />
      <span>
        {prefix && <span className="vh">{prefix}</span>}
        {error}
      </span>
    </p>
  ) : null;
}
