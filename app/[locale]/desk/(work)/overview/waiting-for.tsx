import { getLocale, getTranslations } from "next-intl/server";
import type { OwnEvent } from "@/lib/event/own/queries";
import type { Overview } from "@/lib/overview/types";
import { clock } from "../words";

/** What waits, and for whom. */
export async function WaitingFor({ event, overview }: { event: OwnEvent; overview: Overview }) {
  const [t, locale] = await Promise.all([getTranslations("overview.waiting"), getLocale()]);
  const count = new Intl.NumberFormat(locale).format;
  const { waiting, oldestWaiting } = overview;
  const rows = [
    { key: "free", text: t("free"), count: waiting.free },
    { key: "letGo", text: t("letGo"), count: waiting.letGo },
    ...waiting.inHand.map(({ name, count }) => ({ key: name, text: t("inHand", { name }), count })),
    { key: "second", text: t("second"), count: waiting.second },
    { key: "applicant", text: t("applicant"), count: waiting.applicant },
  ].filter((row) => row.count > 0);
  return (
    <section className="fig" aria-labelledby="waiting">
      <h2 id="waiting">
        {t("title")}
        {oldestWaiting && <span>{t("oldest", { since: clock(locale, event.timeZone).moment(oldestWaiting) })}</span>}
      </h2>
      {rows.length === 0 ? (
        <p>{t("nothing")}</p>
      ) : (
        <table className="f">
          <thead>
            <tr>
              <th scope="col">{t("for")}</th>
              <th scope="col" className="r">
                {t("count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.text}</th>
                <td className="r">{count(row.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
