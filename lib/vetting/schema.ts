import { z } from "zod";
import { vettingResults } from "@/lib/application/vetting/status";

const id = z.uuid("form.unexpected");
const locale = z.enum(["ru", "en"], "form.unexpected");

/** A note's longest text, in characters. */
export const longestNote = 2_000;

/** A text as typed, without the control characters that PostgreSQL refuses and nobody sees. */
export function cleanText(typed: string): string {
  return (
    typed
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
      .trim()
  );
}

const note = z.string().max(longestNote, "vetting.noteTooLong").default("").transform(cleanText);

/** Sending everybody of an event who waits for it. */
export const sendSchema = z.strictObject({ event: z.string().regex(/^[\w-]{1,100}$/, "form.unexpected"), locale });

/** An answer about one person, to the entry as it was read (version). */
export const answerSchema = z.strictObject({
  id,
  locale,
  version: z
    .string()
    .regex(/^\d{1,9}$/, "form.unexpected")
    .transform(Number),
  result: z.enum(vettingResults, "vetting.resultRequired"),
  note,
});

/** A look at the sealed data of one person in vetting. */
export const revealVettedSchema = z.strictObject({
  id,
  reason: z
    .string()
    .max(500, "review.tooLong")
    .transform(cleanText)
    .refine((typed) => typed.length >= 3, "review.revealReasonRequired"),
});
