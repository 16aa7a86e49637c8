import type { ListFormat } from "@/lib/lists/types";
import { err, ok, type Result } from "@/lib/result";

/** How many people a file of each kind holds: a sheet of XLSX ends at row 1,048,576, and its head takes one. */
export const mostPeople: Record<ListFormat, number> = {
  csv: Number.POSITIVE_INFINITY,
  xlsx: 1_048_575,
  pdf: 5_000,
};

/** Whether a list of so many people can be had in this format; refuses "lists.tooManyForPdf" or "lists.tooManyForXlsx". */
export function holds(format: ListFormat, count: number): Result<undefined> {
  const max = mostPeople[format];
  if (count <= max) return ok(undefined);
  return err(format === "pdf" ? "lists.tooManyForPdf" : "lists.tooManyForXlsx", { count, max });
}

/** A reason is a sentence, not a document: so many characters. */
export const longestReason = 500;
