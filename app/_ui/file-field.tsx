import { describedBy } from "./describe";
import { ErrorLine, Hint, Label, type Question } from "./field";

/** A file to choose. `accept` names media types for the browser's dialogue; what a file is, its content says. */
export function FileField({ name, label, hint, error, errorPrefix, optional, accept }: Question & { accept: string }) {
  return (
    <div className={error ? "field bad" : "field"}>
      <Label name={name} label={label} optional={optional} />
      <Hint name={name} hint={hint} />
      <ErrorLine name={name} error={error} {...(errorPrefix && { prefix: errorPrefix })} />
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint && `${name}-hint`, error && `${name}-error`)}
      />
    </div>
  );
}
