import { z } from "zod";
import type { Locale } from "@/lib/application/types";
import { allColumns, type Column, usualColumns } from "@/lib/lists/columns";

/** What a list shows: its language, and its columns in the order in which lists have them. */
export type ListChoice = { language: Locale; columns: Column[] };

const language = z.enum(["ru", "en"], "form.unexpected");
const columns = z
  .array(z.enum(allColumns, "form.unexpected"))
  .max(allColumns.length, "form.unexpected")
  .transform((chosen) => allColumns.filter((column) => chosen.includes(column)));

/** Taking a list, as its form posts it. `locale` is the reader's; the reason is asked where a sealed column is chosen. */
export const exportSchema = z
  .strictObject({
    locale: z.enum(["ru", "en"], "form.unexpected"),
    language,
    column: columns,
    reason: z
      .string()
      .max(10_000, "form.unexpected")
      .default("")
      .transform((text) => text.trim()),
  })
  .transform(({ column, ...input }) => ({ ...input, columns: column }));

export type ExportInput = z.output<typeof exportSchema>;

/** Reads a choice from a page's address; what is unknown is left out. Without a language it is the usual list of `usual`. */
export function readChoice(query: Record<string, string | string[] | undefined>, usual: Locale): ListChoice {
  const parsed = language.safeParse(query.language);
  if (!parsed.success) return { language: usual, columns: usualColumns(usual) };
  const chosen = new Set([query.column].flat());
  return { language: parsed.data, columns: allColumns.filter((column) => chosen.has(column)) };
}

/** A choice as a page's address holds it; reading it gives the same choice again. */
export function choiceQuery({ language, columns }: ListChoice): [string, string][] {
  return [["language", language], ...columns.map((column): [string, string] => ["column", column])];
}
