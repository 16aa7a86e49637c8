import type { ReactNode } from "react";
import { Icon } from "./icon";
import { type Markup, markup } from "./markup";

/** A column's head. `sort` is how the table is sorted by it now; `href` sorts by it (a link, so that the state is in the URL). */
export type Column = {
  key: string;
  text: ReactNode;
  /** Its width in rem, such as "12rem"; without it the column takes what is left. */
  width?: string;
  sort?: "ascending" | "descending";
  href?: string;
  className?: string;
};

/**
 * A desk table: a real one, sticky head, names of columns that sort are links. Rows are the children: `<tr>` with the
 * name as `<th scope="row">`; `className="on"` when selected, `data-current` where the keyboard stands; cells `.lat`
 * and `.sub` speak quietly, `.when` stands right, `.pick` holds a checkbox, `.flags` holds `<Flag>`s. Long tables give
 * their rows as `rows`, in markup.
 */
export function DeskTable({
  label,
  columns,
  children,
  rows,
}: {
  label: string;
  columns: readonly Column[];
} & ({ children: ReactNode; rows?: never } | { rows: Markup; children?: never })) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1).
    <section className="sheet" aria-label={label} tabIndex={0}>
      <table aria-label={label}>
        {/* In pixels, as an attribute: the content security policy forbids style attributes. */}
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} width={width && Number.parseFloat(width) * 16} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, text, sort, href, className }) => (
              <th scope="col" key={key} className={className} aria-sort={sort}>
                {href ? <a href={href}>{text}</a> : text}
                {sort && <Icon name="sortd" className={sort === "ascending" ? "i up" : "i"} />}
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a Markup comes from `markup` or `toMarkup` alone, which escape every value. */}
        {rows ? <tbody dangerouslySetInnerHTML={rows} /> : <tbody>{children}</tbody>}
      </table>
    </section>
  );
}

/** A short mark on a row: `w` needs a look, `s` stands in the way, `n` is good to know. */
export function Flag({ tone, children }: { tone: "w" | "s" | "n"; children: ReactNode }) {
  return <span className={`flag ${tone}`}>{children}</span>;
}

/** The same as text, for rows that are written as markup. */
export function flagMarkup(tone: "w" | "s" | "n", text: string): Markup {
  return markup`<span class="flag ${tone}">${text}</span>`;
}
