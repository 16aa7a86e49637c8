import { buttonClass } from "@/app/_ui/button-class";
import { Textarea } from "@/app/_ui/choice";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import { isSealed } from "@/lib/lists/columns";
import { holds, longestReason } from "@/lib/lists/rules";
import type { ListChoice } from "@/lib/lists/schema";
import { listFormats } from "@/lib/lists/types";

type Props = { event: string; choice: ListChoice; count: number; locale: Locale; error: string | undefined };

/** The files that the shown list can be taken as; the reason where something sealed is on it. */
export function Take({ event, choice, count, locale, error }: Props) {
  const [t, form] = [words(locale, "lists.page"), words(locale, "common.form")];
  const pdf = holds("pdf", count);
  const [main, ...others] = listFormats.filter((format) => holds(format, count).ok);
  const to = (format: string) => `/api/lists/${encodeURIComponent(event)}/${format}`;
  return (
    <form method="post" action={to(main ?? "csv")} className="mt-6 max-w-xl" aria-labelledby="take">
      <h2 id="take" className="text-lg">
        {t("take")}
      </h2>
      <p className="hint">{t("takeHint")}</p>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="language" value={choice.language} />
      {choice.columns.map((column) => (
        <input type="hidden" name="column" value={column} key={column} />
      ))}
      {choice.only && <input type="hidden" name="only" value={choice.only} />}
      {choice.columns.some(isSealed) && (
        <Textarea
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          error={error}
          errorPrefix={form("errorPrefix")}
          maxLength={longestReason}
          rows={2}
        />
      )}
      <div className="actions flex flex-wrap gap-2">
        {main && (
          <button type="submit" className={buttonClass("desk first")}>
            {t(`formats.${main}`)}
          </button>
        )}
        {others.map((format) => (
          <button type="submit" className={buttonClass("desk")} formAction={to(format)} key={format}>
            {t(`formats.${format}`)}
          </button>
        ))}
      </div>
      {!pdf.ok && <p className="mt-3">{t("tooManyForPdf", { count, max: Number(pdf.error.params?.max) })}</p>}
    </form>
  );
}
