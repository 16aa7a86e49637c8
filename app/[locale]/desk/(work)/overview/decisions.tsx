import { getLocale, getTranslations } from "next-intl/server";
import type { Regime } from "@/lib/application/types";
import type { Overview } from "@/lib/overview/types";
import { allOf, countOf, groups } from "./figures";

const regimes = ["russian", "foreign"] as const satisfies Regime[];

/** What was decided, by regime: one bar each, and the table of the same figures. */
export async function Decisions({ overview }: { overview: Overview }) {
  const [t, locale] = await Promise.all([getTranslations("overview.decisions"), getLocale()]);
  const count = new Intl.NumberFormat(locale).format;
  return (
    <section className="fig" aria-labelledby="decisions">
      <h2 id="decisions">{t("title")}</h2>
      <div className="bars" aria-hidden="true">
        {regimes.map((regime) => (
          <Stack
            key={regime}
            name={t(regime)}
            overview={overview}
            regime={regime}
            all={count(allOf(overview, regime))}
          />
        ))}
      </div>
      <table className="f">
        <thead>
          <tr>
            <th scope="col">{t("state")}</th>
            {regimes.map((regime) => (
              <th scope="col" className="r" key={regime}>
                {t(regime)}
              </th>
            ))}
            <th scope="col" className="r">
              {t("all")}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, colour, states }) => (
            <tr key={key}>
              <th scope="row">
                <svg className="key" viewBox="0 0 1 1" aria-hidden="true">
                  <rect width="1" height="1" fill={colour} />
                </svg>
                {t(`groups.${key}`)}
              </th>
              {regimes.map((regime) => (
                <td className="r" key={regime}>
                  {count(countOf(overview, states, regime))}
                </td>
              ))}
              <td className="r">{count(countOf(overview, states))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("all")}</th>
            {regimes.map((regime) => (
              <td className="r" key={regime}>
                {count(allOf(overview, regime))}
              </td>
            ))}
            <td className="r">{count(allOf(overview))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Stack({ name, overview, regime, all }: { name: string; overview: Overview; regime: Regime; all: string }) {
  const total = allOf(overview, regime);
  let x = 0;
  return (
    <>
      <span>{name}</span>
      <svg className="stack" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {groups.map(({ key, colour, states }) => {
          const share = total === 0 ? 0 : (countOf(overview, states, regime) / total) * 100;
          const at = x;
          x += share;
          return (
            share > 0 && <rect key={key} x={at} y="0" width={Math.max(0, share - 0.3)} height="10" fill={colour} />
          );
        })}
      </svg>
      <b>{all}</b>
    </>
  );
}
