import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { reportOf } from "@/lib/event/notice/queries";
import type { Notice } from "@/lib/event/notice/types";
import { clock } from "../../../../words";

/** How the letters of a notice stand: counts, and those that have not gone out, each with its own page. */
export async function Report({ notice, sentAt, timeZone }: { notice: Notice; sentAt: Date; timeZone: string }) {
  const [t, locale, report] = await Promise.all([
    getTranslations("eventDesk.notices"),
    getLocale(),
    reportOf(notice.id),
  ]);
  const at = clock(locale, timeZone);
  const counts = ["all", "sent", "waiting", "failed", "cancelled"] as const;
  return (
    <section className="sec max-w-160" aria-labelledby="report">
      <h2 id="report">{t("report", { when: at.whole(sentAt) })}</h2>
      <p className="meta my-2">
        {t("by", { who: notice.sentBy ?? "" })}. {t("audience")}:{" "}
        {notice.audience.map((audience) => t(`to.${audience}`)).join(", ")}.
      </p>
      <table className="t">
        <tbody>
          {counts.map((name) => (
            <tr key={name}>
              <th scope="row">{t(name)}</th>
              <td className="num">{report[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.all > 0 && report.open.length === 0 && <p className="my-3">{t("allOut")}</p>}
      {report.open.length > 0 && (
        <>
          <p className="my-3">
            <a className={buttonClass("desk")} href="?">
              {t("refresh")}
            </a>
          </p>
          <table className="t" aria-label={t("open")}>
            <thead>
              <tr>
                <th scope="col">{t("columns.recipient")}</th>
                <th scope="col">{t("columns.state")}</th>
                <th scope="col">{t("columns.error")}</th>
              </tr>
            </thead>
            <tbody>
              {report.open.map(({ id, recipient, status, lastError }) => (
                <tr key={id}>
                  <td>
                    <a href={`/${locale}/desk/outbox/${id}`} translate="no">
                      {recipient}
                    </a>
                  </td>
                  <td>{t(`states.${status}`)}</td>
                  <td>{lastError}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
