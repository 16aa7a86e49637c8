import { ok, type Result } from "@/lib/result";

/**
 * The fields of a posted form by their names, without those that React adds. Refuses a name that is given twice and a
 * value that is no text: no page of ours sends either.
 */
export function readFields(form: FormData): Result<ReadonlyMap<string, string>, "unexpected"> {
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION")) continue;
    if (typeof value !== "string" || fields.has(name)) return { ok: false, error: "unexpected" };
    fields.set(name, value);
  }
  return ok(fields);
}
