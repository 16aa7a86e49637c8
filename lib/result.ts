/** An expected failure: `code` is a message key under "errors", `params` its ICU arguments, `field` the form field it belongs to. */
export type Failure = {
  code: string;
  params?: Record<string, string | number>;
  field?: string;
};

/** What an operation that may fail in an expected way gives back. Bugs throw instead. */
export type Result<T, E = Failure> = { ok: true; value: T } | { ok: false; error: E };

/** A success carrying its value. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A failure from a message key and its arguments. */
export function err(code: string, params?: Failure["params"]): { ok: false; error: Failure } {
  return { ok: false, error: params ? { code, params } : { code } };
}

/** Makes a switch over a union exhaustive: a new member fails to compile, an impossible one throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
