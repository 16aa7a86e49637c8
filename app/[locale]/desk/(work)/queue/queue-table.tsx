import { type Column, DeskTable } from "@/app/_ui/desk-table";
import { words } from "@/i18n/words";
import type { Sort } from "@/lib/application/filter";
import { everydayColumns, type QueueColumn, type QueueRow } from "@/lib/review/queue/types";
import { type RowsShown, rowsMarkup } from "./rows";

type Props = RowsShown & { rows: readonly QueueRow[]; sort: Sort };

/**
 * The queue's table. Its boxes are those of the bulk bar's form. The script moves from row to row, ticks, and with Shift
 * ticks all rows between (public/scripts/queue.js).
 */
export function QueueTable({ rows, sort, ...shown }: Props) {
  const t = words(shown.locale, "review");
  return (
    <div className={`choosable ${breadthOf(shown.columns)}`} data-choosable="">
      <DeskTable
        label={t("queue.table")}
        columns={[
          {
            key: "pick",
            width: "3rem",
            className: "pick",
            text: <input type="checkbox" data-all="" aria-label={t("bulk.chooseAll")} />,
          },
          ...headsOf(shown, sort),
        ]}
        rows={rowsMarkup(rows, shown)}
      />
    </div>
  );
}

const widths: Readonly<Partial<Record<QueueColumn, string>>> = {
  latin: "13rem",
  outlet: "12rem",
  country: "8rem",
  position: "12rem",
  reference: "13rem",
  state: "10rem",
  tags: "12rem",
  submitted: "8.5rem",
};

function headsOf({ columns, locale, query }: RowsShown, sort: Sort): Column[] {
  const t = words(locale, "review.queue.columns");
  const by = (key: "name" | "outlet" | "submitted") => {
    const name = sort.replace("-", "");
    const down = sort.startsWith("-");
    const next = name === key && !down ? `-${key}` : name === key ? key : key === "submitted" ? "-submitted" : key;
    const asked = new URLSearchParams(query);
    asked.set("sort", next);
    return {
      href: `/${locale}/desk/queue?${asked}`,
      sort: name === key ? (down ? ("descending" as const) : ("ascending" as const)) : undefined,
    };
  };
  return [
    { key: "name", text: t("name"), width: "17rem", ...by("name") },
    ...columns.map((key) => ({
      key,
      text: t(key),
      // With few columns the marks take what is left.
      width: key === "flags" && columns.length > 6 ? "14rem" : widths[key],
      className: key === "submitted" ? "when" : undefined,
      ...(key === "outlet" || key === "submitted" ? by(key) : {}),
    })),
  ];
}

/** What fits scrolls with the page, under a head that stays; what is wider scrolls in itself. */
function breadthOf({ length }: readonly QueueColumn[]): string {
  if (length > everydayColumns.length) return "";
  return `md:[&>.sheet]:overflow-visible ${length === everydayColumns.length ? "[&_table]:min-w-[77rem]" : ""}`;
}
