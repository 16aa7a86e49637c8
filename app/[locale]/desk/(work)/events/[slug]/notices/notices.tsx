import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import type { Actor } from "@/lib/access";
import type { ManagedEvent } from "@/lib/event/desk/queries";
import { listNotices } from "@/lib/event/notice/queries";
import { maySend } from "@/lib/event/notice/rules";
import { noticeKinds } from "@/lib/mail/types";
import { clock } from "../../../words";

/** What was told of an event so far, and what can be told now. For who may send notices. */
export async function Notices({ event, actor }: { event: ManagedEvent; actor: Actor }) {
  const [t, locale, notices] = await Promise.all([
    getTranslations("eventDesk.notices"),
    getLocale(),
    listNotices(event.id),
  ]);
  const at = clock(locale, event.fields.timeZone);
  const here = `/${locale}/desk/events/${event.fields.slug}/notices`;
  const kinds = noticeKinds.filter((kind) => maySend(event, { kind, actor }).ok);
  if (notices.length === 0 && kinds.length === 0) return null;
  return (
    <section className="sec max-w-220" aria-labelledby="notices">
      <h2 id="notices">{t("title")}</h2>
      {notices.length === 0 && <p className="meta my-3">{t("none")}</p>}
      {notices.length > 0 && (
        <table className="t">
          <tbody>
            {notices.map(({ id, kind, sentAt, sentBy }) => (
              <tr key={id}>
                <th scope="row" className="w-60! max-sm:w-40!">
                  <a href={`${here}/${id}`}>{t(`kinds.${kind}`)}</a>
                </th>
                <td>{sentAt ? t("sentBy", { who: sentBy ?? "", when: at.full(sentAt) }) : t("unsent")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="my-3 flex flex-wrap gap-2">
        {kinds.map((kind) => (
          <a
            key={kind}
            className={buttonClass(kind === "eventCancelled" ? "desk danger" : "desk")}
            href={`${here}/new?kind=${kind}`}
          >
            {t(`write.${kind}`)}
          </a>
        ))}
      </p>
    </section>
  );
}
