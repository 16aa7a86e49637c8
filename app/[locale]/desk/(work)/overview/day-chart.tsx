import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/application/types";
import { axisOf, type Bar, barsOf } from "@/lib/overview/rules";
import type { Overview } from "@/lib/overview/types";

const [width, height, left] = [1232, 170, 72];

/** Applications day by day, as bars over a table with the same figures. */
export async function DayChart({ overview }: { overview: Overview }) {
  const [t, locale] = await Promise.all([getTranslations("overview.days"), getLocale()]);
  const bars = barsOf(overview.days);
  const count = new Intl.NumberFormat(locale).format;
  const most = bars.reduce((best, bar) => (bar.count > best.count ? bar : best), bars[0] ?? emptyBar);
  return (
    <section className="fig" aria-labelledby="days">
      <h2 id="days">
        {t("title")}
        <span>{t("deadline", { day: longDay(overview.deadline, locale) })}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen */}
      <section className={bars.length > 12 ? "days wide" : "days"} tabIndex={0} aria-label={t("title")}>
        <figure>
          <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="days-t days-d">
            <title id="days-t">{t("title")}</title>
            <desc id="days-d">{t("most", { day: longDay(most.last, locale), count: most.count })}</desc>
            <Bars bars={bars} today={overview.today} count={count} />
          </svg>
          <table className="under" aria-label={t("table")}>
            <colgroup>
              <col />
              {bars.map(({ last }) => (
                <col key={last} />
              ))}
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{t("day")}</th>
                {bars.map((bar, index) => (
                  <th scope="col" key={bar.last} className={bar.last === overview.today ? "now" : undefined}>
                    <DayName bar={bar} before={bars[index - 1]} locale={locale} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t("count")}</th>
                {bars.map((bar) => (
                  <td key={bar.last} className={bar.last === overview.today ? "now" : undefined}>
                    {count(bar.count)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </figure>
      </section>
    </section>
  );
}

const emptyBar: Bar = { first: "1970-01-01", last: "1970-01-01", count: 0 };

function Bars({ bars, today, count }: { bars: readonly Bar[]; today: string; count: (count: number) => string }) {
  const marks = axisOf(Math.max(...bars.map((bar) => bar.count)));
  const top = marks.at(-1) ?? 1;
  const y = (value: number) => height - 1 - (value / top) * (height - 2);
  const step = (width - left) / bars.length;
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <path d={`M${left} ${y(mark)}H${width}`} stroke={mark === 0 ? "var(--ink)" : "var(--line)"} />
          <text x={left - 16} y={Math.min(height, Math.max(9, y(mark) + 4))} textAnchor="end">
            {count(mark)}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => (
        <rect
          key={bar.last}
          x={left + index * step + step * 0.2}
          y={y(bar.count)}
          width={step * 0.6}
          height={height - 1 - y(bar.count)}
          fill={bar.last === today ? "var(--chart-2)" : "var(--chart-1)"}
        />
      ))}
    </>
  );
}

/** The day, with its month where that begins; of days that go together, the first and the last. */
function DayName({ bar, before, locale }: { bar: Bar; before: Bar | undefined; locale: Locale }) {
  const newMonth = before?.last.slice(0, 7) !== bar.last.slice(0, 7);
  const number = String(Number(bar.last.slice(8)));
  const span = bar.first === bar.last ? number : `${Number(bar.first.slice(8))}–${number}`;
  return (
    <>
      {span}
      <small>
        {newMonth ? say(bar.last, locale, { month: "short" }) : say(bar.last, locale, { weekday: "short" })}
      </small>
    </>
  );
}

function longDay(iso: string, locale: Locale): string {
  return say(iso, locale, { day: "numeric", month: "long" });
}

function say(iso: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const language = locale === "ru" ? "ru-RU" : "en-GB";
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}
