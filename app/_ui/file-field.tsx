import { describedBy } from "./describe";
import { ErrorLine, Hint, Label, type Question } from "./field";

/**
 * A file to choose. `accept` names media types for the browser's dialogue; what a file is, its content says. `posted`
 * is the field's name where a page has several forms, and `name` is the id alone.
 */
export function FileField({
  name,
  posted = name,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  ...input
}: Question & { posted?: string; accept: string; autoFocus?: boolean }) {
  return (
    <div className={error ? "field bad" : "field"}>
      <Label name={name} label={label} optional={optional} />
      <Hint name={name} hint={hint} />
      <ErrorLine name={name} error={error} {...(errorPrefix && { prefix: errorPrefix })} />
      <input
        type="file"
        id={name}
        name={posted}
        {...input}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint && `${name}-hint`, error && `${name}-error`)}
      />
    </div>
  );
}
