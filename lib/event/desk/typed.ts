import type { Failure } from "@/lib/result";

/** What a form sends: every field as text. */
export type Form = Readonly<Record<string, string>>;

/** Says what is wrong with a field. */
export type Report = (field: string, code: string, params?: Failure["params"]) => void;

/** A text as typed, without the control characters that PostgreSQL refuses and nobody sees. */
export function tidy(typed: string): string {
  return (
    typed
      .toWellFormed()
      .normalize("NFC")
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "")
      .trim()
  );
}
