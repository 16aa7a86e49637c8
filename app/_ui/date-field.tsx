import type { ComponentPropsWithRef } from "react";
import { describedBy } from "./describe";
import { ErrorLine, Hint, type Question } from "./field";

type Part = Omit<ComponentPropsWithRef<"input">, "name" | "id"> & {
  /** The form field's name, also its id. */
  name: string;
  label: string;
  /** This part is what the error is about; all three when none is marked. */
  wrong?: boolean;
};

/**
 * A date as three text fields, no picker: the month takes a number or a name. An error links to the first wrong part.
 * `<DateField name="birth" label={…} day={{ name: "birthDay", label: t("day"), defaultValue, autoComplete: "bday-day" }} month={…} year={…} />`
 */
export function DateField({
  name,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  day,
  month,
  year,
}: Question & { day: Part; month: Part; year: Part }) {
  const parts = [
    { part: day, kind: undefined, numeric: true },
    { part: month, kind: "month", numeric: false },
    { part: year, kind: "year", numeric: true },
  ];
  const named = parts.some(({ part }) => part.wrong);
  return (
    <fieldset
      className={error ? "group bad" : "group"}
      aria-describedby={describedBy(hint && `${name}-hint`, error && `${name}-error`)}
    >
      <legend className="legend-s">
        {label}
        {optional && <span className="optional"> {optional}</span>}
      </legend>
      <Hint name={name} hint={hint} />
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      <div className="date">
        {parts.map(({ part: { label: partLabel, wrong, ...input }, kind, numeric }) => {
          const bad = Boolean(error) && (wrong || !named);
          return (
            <div className={kind} key={input.name}>
              <label htmlFor={input.name}>{partLabel}</label>
              <input
                type="text"
                inputMode={numeric ? "numeric" : undefined}
                {...input}
                id={input.name}
                className={bad ? "wrong" : undefined}
                aria-invalid={bad ? true : undefined}
                aria-describedby={bad ? `${name}-error` : undefined}
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
