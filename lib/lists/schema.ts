import { z } from "zod";
import type { Locale } from "@/lib/application/types";
import { allColumns, type Column, usualColumns } from "@/lib/lists/columns";

/**
 * What a list shows: its language, and its columns in the order in which lists have them. `only` "badge" leaves out who is
 * approved and may not have a badge yet.
 */
export type ListChoice = { language: Locale; columns: Column[]; only?: "badge" | undefined };

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
    only: z.literal("badge", "form.unexpected").optional(),
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
  const only = query.only === "badge" ? "badge" : undefined;
  return { language: parsed.data, columns: allColumns.filter((column) => chosen.has(column)), only };
}

/** A choice as a page's address holds it; reading it gives the same choice again. */
export function choiceQuery({ language, columns, only }: ListChoice): [string, string][] {
  const narrowed: [string, string][] = only ? [["only", only]] : [];
  return [["language", language], ...columns.map((column): [string, string] => ["column", column]), ...narrowed];
}
