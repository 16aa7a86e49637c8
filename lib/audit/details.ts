/** One thing that an entry says: what it was and became, or simply what it is. `key` names its words. */
export type Detail = { key: string; before?: unknown; after?: unknown } | { key: string; value: unknown };

// Numbers for machines, which say nothing to a reader.
const technical = new Set(["version", "decisionNo", "commentId", "batchId", "reference"]);

/**
 * Takes a payload apart for its reader. Payloads come as `{ before, after }` of a state or of named fields, as
 * `{ changed: { field: { before, after } } }`, and as plain facts; whatever else is there is shown under its own name.
 */
export function detailsOf(payload: Readonly<Record<string, unknown>>): Detail[] {
  const { before, after, ...facts } = payload;
  return [...changeOf(before, after), ...Object.entries(facts).flatMap(([key, value]) => factOf(key, value))];
}

function changeOf(before: unknown, after: unknown): Detail[] {
  if (before === undefined && after === undefined) return [];
  if (!isRecord(before ?? {}) || !isRecord(after ?? {})) return [{ key: "state", before, after }];
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((key) => ({
    key,
    before: was[key],
    after: is[key],
  }));
}

function factOf(key: string, value: unknown): Detail[] {
  if (technical.has(key) || value === null || value === undefined) return [];
  if (!isRecord(value)) return [{ key, value }];
  if ("before" in value || "after" in value) return [{ key, before: value.before, after: value.after }];
  return Object.entries(value).flatMap(([inner, each]) => factOf(inner, each));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
