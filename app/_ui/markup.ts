/** HTML whose values were escaped; `dangerouslySetInnerHTML` takes it as it is. Only `markup` and `toMarkup` make it. */
export type Markup = { readonly __html: string };

const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/**
 * HTML with values: texts and numbers are escaped as React escapes them, in elements and in quoted attributes alike;
 * markups stand as they are, nothing for null.
 * `` markup`<td lang="${code}">${name}</td>` ``
 */
export function markup(parts: TemplateStringsArray, ...values: (string | number | null | Markup | Markup[])[]): Markup {
  let html = parts[0] ?? "";
  for (const [index, value] of values.entries()) html += textOf(value) + (parts[index + 1] ?? "");
  return { __html: html };
}

/** A text as it stands in an element or a quoted attribute. */
export function escaped(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign) : text;
}

function textOf(value: string | number | null | Markup | Markup[]): string {
  if (value === null) return "";
  if (typeof value !== "object") return escaped(String(value));
  return Array.isArray(value) ? value.map(({ __html }) => __html).join("") : value.__html;
}
