import type { Letter, Part } from "@/lib/mail/types";
import { assertNever } from "@/lib/result";

/** A letter as plain text: paragraphs with an empty line between them. */
export function asText({ parts }: Letter): string {
  return `${parts.map(partAsText).join("\n\n")}\n`;
}

/** The same letter as HTML without images, styles from elsewhere or script. Every text is escaped. */
export function asHtml({ locale, subject, parts }: Letter): string {
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em">',
    ...parts.map(partAsHtml),
    "</body></html>",
  ].join("\n");
}

function partAsText(part: Part): string {
  switch (part.kind) {
    case "text":
      return oneLine(part.text);
    case "facts":
      return part.rows.map(({ label, value }) => `${oneLine(label)}: ${oneLine(value)}`).join("\n");
    case "link":
      return `${part.label}:\n${part.url}`;
    default:
      return assertNever(part);
  }
}

function partAsHtml(part: Part): string {
  switch (part.kind) {
    case "text":
      return `<p>${escaped(part.text)}</p>`;
    case "facts":
      return `<p>${part.rows.map(({ label, value }) => `${escaped(label)}: <strong>${escaped(value)}</strong>`).join("<br>\n")}</p>`;
    case "link":
      return `<p><a href="${escaped(part.url)}">${escaped(part.label)}</a><br>${escaped(part.url)}</p>`;
    default:
      return assertNever(part);
  }
}

// A name with a line break must not look like a line of ours.
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(value: string): string {
  return oneLine(value).replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}
