import { buttonClass } from "@/app/_ui/button-class";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import { type Column, openColumns, sealedColumns } from "@/lib/lists/columns";
import type { ListChoice } from "@/lib/lists/schema";

// By what they tell; each stands in one group.
const names = [
  "number",
  "nameRu",
  "nameLat",
  "familyRu",
  "givenRu",
  "patronymicRu",
  "familyLat",
  "givenLat",
  "patronymicLat",
] as const;
const work = ["outlet", "country", "position", "regime"] as const;
const grouped: ReadonlySet<Column> = new Set([...names, ...work]);
const contact = openColumns.filter((column) => !grouped.has(column));

/** Language and columns of the list, as a plain form whose answers stand in the page's address. */
export function Choice({
  event,
  choice,
  locale,
  maySeal,
  vetted,
}: {
  event: string;
  choice: ListChoice;
  locale: Locale;
  maySeal: boolean;
  /** The event asks for vetting, so that not everybody who is approved may have a badge. */
  vetted: boolean;
}) {
  const t = words(locale, "lists.page");
  const shared = { choice, locale };
  return (
    <form id="choice" action={`/${locale}/desk/lists`} aria-label={t("choice")} tabIndex={-1}>
      <input type="hidden" name="event" value={event} />
      <fieldset className="group">
        <legend className="legend-s">{t("language")}</legend>
        {(["ru", "en"] as const).map((language) => (
          <div className="check" key={language}>
            <input
              type="radio"
              id={`language-${language}`}
              name="language"
              value={language}
              defaultChecked={choice.language === language}
            />
            <div>
              <label htmlFor={`language-${language}`}>{t(`languages.${language}`)}</label>
            </div>
          </div>
        ))}
      </fieldset>
      <Columns legend={t("names")} columns={names} {...shared} />
      <Columns legend={t("work")} columns={work} {...shared} />
      <Columns legend={t("contact")} columns={contact} {...shared} />
      {maySeal && <Columns legend={t("sealed")} hint={t("sealedHint")} columns={sealedColumns} {...shared} />}
      {vetted && (
        <fieldset className="group">
          <legend className="legend-s">{t("who")}</legend>
          <div className="check">
            <input type="checkbox" id="only" name="only" value="badge" defaultChecked={choice.only === "badge"} />
            <div>
              <label htmlFor="only">{t("onlyBadge")}</label>
            </div>
          </div>
        </fieldset>
      )}
      <div className="actions">
        <button type="submit" className={buttonClass("desk")}>
          {t("show")}
        </button>
      </div>
    </form>
  );
}

function Columns({
  legend,
  hint,
  columns,
  choice,
  locale,
}: {
  legend: string;
  hint?: string;
  columns: readonly Column[];
  choice: ListChoice;
  locale: Locale;
}) {
  const t = words(locale, "lists.column");
  return (
    <fieldset className="group">
      <legend className="legend-s">{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {columns.map((column) => (
        <div className="check" key={column}>
          <input
            type="checkbox"
            id={`column-${column}`}
            name="column"
            value={column}
            defaultChecked={choice.columns.includes(column)}
          />
          <div>
            <label htmlFor={`column-${column}`}>{t(column)}</label>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
