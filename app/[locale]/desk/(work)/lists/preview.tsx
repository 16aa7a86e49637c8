import { DeskTable } from "@/app/_ui/desk-table";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import { type Column, isSealed } from "@/lib/lists/columns";
import type { ListChoice } from "@/lib/lists/schema";
import type { Cell, Row } from "@/lib/lists/types";

type Props = { choice: ListChoice; rows: readonly Row[]; count: number; locale: Locale };

const namesFirst: readonly Column[] = ["nameRu", "nameLat", "familyRu", "familyLat"];

/** How the list begins, in its own language. Sealed values are not opened for this. */
export function Preview({ choice: { language, columns }, rows, count, locale }: Props) {
  const [t, ofList] = [words(locale, "lists.page"), words(language, "lists.column")];
  const naming = namesFirst.find((column) => columns.includes(column));
  return (
    <section className="mt-5" aria-labelledby="preview">
      <h2 id="preview" className="text-lg">
        {t("preview")}
      </h2>
      <p className="meta num mb-2">
        {t("count", { count })}
        {count > rows.length && `. ${t("first", { count: rows.length })}.`}
      </p>
      <div lang={language}>
        <DeskTable
          label={t("preview")}
          columns={columns.map((column) => ({ key: column, text: ofList(column), width: width(column) }))}
        >
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other key, and stay as they are
            <tr key={i}>
              {columns.map((column, at) =>
                column === naming ? (
                  <th scope="row" key={column}>
                    {row[at]}
                  </th>
                ) : (
                  <td key={column} className={column === "number" ? "num" : undefined}>
                    {isSealed(column) ? <Hidden text={t("hidden")} meaning={t("hiddenMeaning")} /> : shown(row[at])}
                  </td>
                ),
              )}
            </tr>
          ))}
        </DeskTable>
      </div>
    </section>
  );
}

function Hidden({ text, meaning }: { text: string; meaning: string }) {
  return (
    <>
      <span aria-hidden="true">{text}</span>
      <span className="vh">{meaning}</span>
    </>
  );
}

function shown(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}

function width(column: Column): string {
  if (column === "number") return "3.5rem";
  return namesFirst.includes(column) || column === "email" ? "16rem" : "10rem";
}
