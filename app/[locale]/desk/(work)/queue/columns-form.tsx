import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import { everydayColumns, queueColumns } from "@/lib/review/queue/types";
import { type Way, wayText } from "@/lib/review/queue/way";

/** Which columns the table shows, as one plain form that is sent by GET: the choice stands in the address. */
export function ColumnsForm({ way, locale }: { way: Way; locale: Locale }) {
  const t = words(locale, "review.queue");
  const shown = way.columns ?? everydayColumns;
  const { columns: _, ...rest } = way;
  return (
    <details className="columns-form">
      <summary className={buttonClass("desk")}>
        <Icon name="cols" />
        {t("columnsChoice.open")}
      </summary>
      <form className="unfolded" action={`/${locale}/desk/queue`}>
        {[...new URLSearchParams(wayText(rest))].map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        <fieldset>
          <legend>{t("columnsChoice.legend")}</legend>
          {queueColumns.map((column) => (
            <label key={column}>
              <input type="checkbox" name="col" value={column} defaultChecked={shown.includes(column)} />
              {t(`columns.${column}`)}
            </label>
          ))}
        </fieldset>
        <button className={buttonClass("desk first")} type="submit">
          {t("columnsChoice.apply")}
        </button>
      </form>
    </details>
  );
}
