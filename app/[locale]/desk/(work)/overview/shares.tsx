import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Mini } from "./mini";

type Share = { key: string; name: ReactNode; applied: number; approved: number };

/** Of each group in a row: how many applied, how many of them are approved. `id` names the section and its heading. */
export async function Shares({ id, title, of, rows }: { id: string; title: string; of: string; rows: Share[] }) {
  const [t, locale] = await Promise.all([getTranslations("overview.shares"), getLocale()]);
  const count = new Intl.NumberFormat(locale).format;
  return (
    <section className="fig" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className="f">
        <thead>
          <tr>
            <th scope="col">{of}</th>
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
          {rows.map(({ key, name, applied, approved }) => (
            <tr key={key}>
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
