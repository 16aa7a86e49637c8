import { Moment } from "@/app/_ui/moment";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import { gaps } from "@/lib/entry/rules";
import type { Unfinished } from "@/lib/entry/types";
import { clock } from "../words";

/** People whom the desk has begun to enter, each with what is missing by name; `withSheet` says where they come from. */
export function UnfinishedList({
  entries,
  timeZone,
  locale,
  withSheet = false,
}: {
  entries: readonly Unfinished[];
  timeZone: string;
  locale: Locale;
  withSheet?: boolean;
}) {
  const t = words(locale, "entry");
  const at = clock(locale, timeZone);
  if (entries.length === 0) return <p className="meta mt-2">{t("unfinished.none")}</p>;
  return (
    <ul className="mt-2 border-t border-line-2">
      {entries.map((entry) => (
        <li key={entry.id} className="border-b border-line-2 py-2 [overflow-wrap:anywhere]">
          <a href={`/${locale}/desk/entry/${entry.sheetId}/${entry.id}`}>{entry.name || t("unfinished.noName")}</a>
          <Gaps missing={entry.missing} wrong={entry.wrong} locale={locale} />
          {withSheet && (
            <p className="meta">
              {entry.outletName}, {t(`channels.${entry.channel}`)},{" "}
              <Moment instant={entry.receivedAt}>{at.moment(entry.receivedAt)}</Moment>
            </p>
          )}
          <p className="meta">
            <Moment instant={entry.savedAt}>
              {t("unfinished.saved", { by: entry.savedBy, when: at.moment(entry.savedAt) })}
            </Moment>
          </p>
        </li>
      ))}
    </ul>
  );
}

type GapsProps = { missing: readonly string[]; wrong: readonly string[]; locale: Locale };

/** What is missing, and what is there and wrong, by name. */
export function Gaps({ missing, wrong, locale }: GapsProps) {
  const t = words(locale, "entry");
  const named = (names: readonly string[]) =>
    gaps
      .filter((gap) => names.includes(gap))
      .map((gap) => t(`gaps.${gap}`))
      .join(", ");
  return (
    <>
      {missing.length > 0 && <p>{t("unfinished.missing", { gaps: named(missing) })}</p>}
      {wrong.length > 0 && <p>{t("unfinished.wrong", { gaps: named(wrong) })}</p>}
      {missing.length + wrong.length === 0 && <p>{t("unfinished.whole")}</p>}
    </>
  );
}
