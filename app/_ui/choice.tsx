import type { ComponentPropsWithRef, ReactNode } from "react";
import { describedBy } from "./describe";
import { ErrorLine, Hint, type Question } from "./field";

type CheckboxProps = Omit<Question, "optional"> & Omit<ComponentPropsWithRef<"input">, "name" | "id" | "type">;

/**
 * One box to tick; sends "yes". Inside another question («Отчества нет») or alone (consent).
 * `<Checkbox name="noPatronymic" label={t("noPatronymic")} defaultChecked={values.noPatronymic === "yes"} />`
 */
export function Checkbox({ name, label, hint, error, errorPrefix, ...input }: CheckboxProps) {
  const box = (
    <div className="check">
      <input
        value="yes"
        {...input}
        type="checkbox"
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint && `${name}-hint`, error && `${name}-error`)}
      />
      <div>
        <label htmlFor={name}>{label}</label>
        <Hint name={name} hint={hint} />
      </div>
    </div>
  );
  if (!error) return box;
  return (
    <div className="group bad">
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      {box}
    </div>
  );
}

/** One of several answers: its value, words, and what stands under it (a field that only this answer needs). */
export type Option = { value: string; label: ReactNode; hint?: ReactNode; children?: ReactNode };

/**
 * One answer of a few, all visible. The first radio has the id `name`, so that an error's link finds it.
 * With `value` it is uncontrolled; in the browser spread react-hook-form's `register(name)` as `input`.
 */
export function Radios({
  name,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  options,
  value,
  input,
  heading,
}: Question & {
  options: readonly Option[];
  value?: string;
  input?: Omit<ComponentPropsWithRef<"input">, "name" | "id" | "type" | "value">;
  /** The question is the page's own: its label is the h1. */
  heading?: boolean;
}) {
  return (
    <fieldset
      className={error ? "group bad" : "group"}
      aria-describedby={describedBy(hint && `${name}-hint`, error && `${name}-error`)}
    >
      <legend className="legend-s">
        {heading ? <h1>{label}</h1> : label}
        {optional && <span className="optional"> {optional}</span>}
      </legend>
      <Hint name={name} hint={hint} />
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      <div className="options">
        {options.map((option, index) => {
          const id = index === 0 ? name : `${name}-${option.value}`;
          return (
            <div key={option.value}>
              <div className="check">
                <input
                  {...(input ?? { defaultChecked: value === option.value })}
                  type="radio"
                  id={id}
                  name={name}
                  value={option.value}
                  aria-describedby={describedBy(option.hint && `${id}-option-hint`)}
                />
                <div>
                  <label htmlFor={id}>{option.label}</label>
                  <Hint name={`${id}-option`} hint={option.hint} />
                </div>
              </div>
              {option.children && <div className="held">{option.children}</div>}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/**
 * One answer of many, such as a country. `empty` is the first, unanswered line («Выберите страну»).
 * `<Select name="citizenship" label={…} empty={…} options={countries} defaultValue={values.citizenship} />`
 */
export function Select({
  name,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  options,
  empty,
  ...select
}: Question &
  Omit<ComponentPropsWithRef<"select">, "name" | "id"> & {
    options: readonly { value: string; label: string }[];
    empty?: string;
  }) {
  return (
    <div className={error ? "field bad" : "field"}>
      <label htmlFor={name}>
        {label}
        {optional && <span className="optional"> {optional}</span>}
      </label>
      <Hint name={name} hint={hint} />
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      <select
        {...select}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint && `${name}-hint`, error && `${name}-error`)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option value={option.value} key={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Text of several lines; otherwise like Field. */
export function Textarea({
  name,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  ...textarea
}: Question & Omit<ComponentPropsWithRef<"textarea">, "name" | "id">) {
  return (
    <div className={error ? "field bad" : "field"}>
      <label htmlFor={name}>
        {label}
        {optional && <span className="optional"> {optional}</span>}
      </label>
      <Hint name={name} hint={hint} />
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      <textarea
        rows={4}
        {...textarea}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint && `${name}-hint`, error && `${name}-error`)}
      />
    </div>
  );
}
