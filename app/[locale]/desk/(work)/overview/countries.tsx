import { getLocale, getTranslations } from "next-intl/server";
import type { Overview } from "@/lib/overview/types";
import { country } from "../words";
import { Mini } from "./mini";

/** Outlets' countries: how many applied, how many of them are approved. */
export async function Countries({ overview }: { overview: Overview }) {
  const [t, locale] = await Promise.all([getTranslations("overview.countries"), getLocale()]);
  const count = new Intl.NumberFormat(locale).format;
  const { countries, others } = overview;
  const rows = [
    ...countries.map((row) => ({ ...row, name: country(row.country, locale) })),
    ...(others.countries > 0 ? [{ ...others, country: "", name: t("others", { count: others.countries }) }] : []),
  ];
  return (
    <section className="fig" aria-labelledby="countries">
      <h2 id="countries">{t("title")}</h2>
      <table className="f">
        <thead>
          <tr>
            <th scope="col">{t("country")}</th>
            <th scope="col" className="share">
              <span className="vh">{t("share")}</span>
            </th>
            <th scope="col" className="r">
              {t("approved")}
            </th>
            <th scope="col" className="r">
              {t("applied")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ country, name, applied, approved }) => (
            <tr key={country}>
              <th scope="row">{name}</th>
              <td>
                <Mini part={approved} whole={applied} />
              </td>
              <td className="r">{count(approved)}</td>
              <td className="r">{count(applied)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
