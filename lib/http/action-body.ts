/** A form's fields as they came, in order; a file is null. */
export type Fields = readonly (readonly [name: string, value: string | null])[];

/** Bytes of the largest body that is read: a form's text fields need a few thousand. Next refuses actions over 1 MB, too, but with 500. */
export const maxBodyBytes = 1024 * 1024;

// A deeper value overflows the stack of the decoder behind us.
const maxDepth = 32;

/**
 * Whether a multipart body called by script (with a Next-Action header) is one that React's client could have written
 * for an action of ours: field "0" is a JSON array whose last item is the form ("$K1"), and every reference in it can
 * be followed. Next answers 500 to anything else (React Flight reply format).
 */
export function isScriptedActionBody(fields: Fields): boolean {
  const rows = rowsOf(fields, "");
  const root = parse(rows.get("0"));
  if (!Array.isArray(root) || root.length === 0 || root.length > 8) return false;
  const form: unknown = root.at(-1);
  if (typeof form !== "string" || !/^\$K[0-9a-f]{1,4}$/.test(form)) return false;
  return isPlain(root, { rows, depth: 0, seen: new Set() });
}

/**
 * Whether a multipart body posted by a form without script names its action in full: each "$ACTION_REF_n" has one
 * descriptor "$ACTION_n:0" with an id, and what the action is bound to can be read. Unknown ids are refused by Next.
 */
export function isPostedActionBody(fields: Fields): boolean {
  const names = fields.map(([name]) => name).filter((name) => name.startsWith("$ACTION_REF_"));
  return names.every((name) => {
    const rows = rowsOf(fields, `$ACTION_${name.slice("$ACTION_REF_".length)}:`);
    const descriptor = parse(rows.get("0"));
    if (typeof descriptor !== "object" || descriptor === null || !("id" in descriptor)) return false;
    const { id, bound } = descriptor as { id: unknown; bound?: unknown };
    if (typeof id !== "string") return false;
    if (bound === null || bound === undefined) return true;
    const at = typeof bound === "string" ? /^\$@([0-9a-f]{1,4})$/.exec(bound)?.[1] : undefined;
    const value = at === undefined ? undefined : parse(rows.get(String(Number.parseInt(at, 16))));
    return Array.isArray(value) && value.length <= 8 && isPlain(value, { rows, depth: 0, seen: new Set() });
  });
}

/** Numbered fields under a prefix; a number that comes twice, or as a file, is undefined. */
function rowsOf(fields: Fields, prefix: string): Map<string, string | undefined> {
  const rows = new Map<string, string | undefined>();
  for (const [name, value] of fields) {
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : "";
    if (/^\d{1,5}$/.test(key)) rows.set(key, rows.has(key) ? undefined : (value ?? undefined));
  }
  return rows;
}

function parse(json: string | undefined): unknown {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

type Place = { rows: Map<string, string | undefined>; depth: number; seen: Set<string> };

/** Whether a value and what it refers to is data: no functions, streams, maps or files, nothing that cannot be followed. */
function isPlain(value: unknown, place: Place): boolean {
  if (place.depth > maxDepth) return false;
  if (typeof value === "string") return isPlainText(value, place);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((item) => isPlain(item, { ...place, depth: place.depth + 1 }));
}

function isPlainText(text: string, place: Place): boolean {
  if (!text.startsWith("$") || text.startsWith("$$")) return true;
  if (["$undefined", "$NaN", "$Infinity", "$-Infinity", "$-0"].includes(text)) return true;
  if (/^\$K[0-9a-f]{1,4}$/.test(text) || /^\$n-?\d{1,300}$/.test(text)) return true;
  if (text.startsWith("$D")) return !Number.isNaN(Date.parse(text.slice(2)));
  return canFollow(text, place);
}

/** "$1" or "$0:0:errors": a row, and keys into it. */
function canFollow(reference: string, place: Place): boolean {
  const [row = "", ...path] = reference.slice(1).split(":");
  if (!/^[0-9a-f]{1,4}$/.test(row)) return false;
  const key = String(Number.parseInt(row, 16));
  let value = parse(place.rows.get(key));
  if (value === undefined) return false;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as Record<string, unknown>)[name];
  }
  if (place.seen.has(key)) return true;
  return isPlain(parse(place.rows.get(key)), { ...place, depth: place.depth + 1, seen: new Set([...place.seen, key]) });
}
