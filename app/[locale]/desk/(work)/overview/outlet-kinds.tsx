import { getLocale, getTranslations } from "next-intl/server";
import type { Overview } from "@/lib/overview/types";
import { Mini } from "./mini";

/** Kinds of outlets by the register: how many applied, how many of them are approved. */
export async function OutletKinds({ overview: { kinds } }: { overview: Overview }) {
  const [t, kindWords, locale] = await Promise.all([
    getTranslations("overview"),
    getTranslations("outlets.kinds"),
    getLocale(),
  ]);
  const count = new Intl.NumberFormat(locale).format;
  return (
    <section className="fig" aria-labelledby="kinds">
      <h2 id="kinds">{t("kinds.title")}</h2>
      <table className="f">
        <thead>
          <tr>
            <th scope="col">{t("kinds.kind")}</th>
            <th scope="col" className="share">
              <span className="vh">{t("countries.share")}</span>
            </th>
            <th scope="col" className="r">
              {t("countries.approved")}
            </th>
            <th scope="col" className="r">
              {t("countries.applied")}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, applied, approved }) => (
            <tr key={kind ?? ""}>
              <th scope="row">
                {kind ? kindWords(kind) : <a href={`/${locale}/desk/outlets/match`}>{t("kinds.unmatched")}</a>}
              </th>
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
