import { buttonClass } from "@/app/_ui/button-class";
import { DeskTable } from "@/app/_ui/desk-table";
import { Moment } from "@/app/_ui/moment";
import { StateMark } from "@/app/_ui/state-mark";
import { words } from "@/i18n/words";
import { can } from "@/lib/access";
import { openStates } from "@/lib/application/status";
import type { Locale } from "@/lib/application/types";
import { listManagedEvents, type ManagedLine } from "@/lib/event/desk/queries";
import { type DeskPage, deskDocument } from "../document";
import { clock } from "../words";
import { markOf } from "./marks";

/** The events that this person works on, with their applications by state. */
const events: DeskPage = async ({ actor, locale }) => {
  const t = words(locale, "eventDesk");
  const lines = await listManagedEvents(actor);
  const main = (
    <main className="desk-main" id="main">
      <div className="line flex-wrap">
        <h1>{t("title")}</h1>
        {can(actor, "event.create") && (
          <div className="end">
            <a className={buttonClass("desk first")} href={`/${locale}/desk/events/new`}>
              {t("create")}
            </a>
          </div>
        )}
      </div>
      <p className="meta my-3">{t("lead")}</p>
      <DeskTable
        label={t("title")}
        columns={[
          { key: "title", text: t("columns.title"), className: "pl-6!" },
          { key: "state", text: t("columns.state"), width: "10rem" },
          { key: "starts", text: t("columns.starts"), width: "14rem" },
          { key: "window", text: t("columns.window"), width: "14rem" },
          { key: "waiting", text: t("columns.waiting"), width: "7.5rem" },
          { key: "approved", text: t("columns.approved"), width: "6.5rem" },
          { key: "refused", text: t("columns.refused"), width: "5.5rem" },
          { key: "other", text: t("columns.other"), width: "5.5rem" },
          { key: "all", text: t("columns.all"), width: "5.5rem" },
        ]}
      >
        {lines.map((line) => (
          <Row key={line.slug} event={line} locale={locale} />
        ))}
      </DeskTable>
      {lines.length === 0 && <p className="meta my-4">{t("none")}</p>}
    </main>
  );
  return { title: t("title"), main };
};

export const GET = deskDocument("event.read", events);

// Titles are read here whole: cells of this table grow instead of cutting.
const cell = "whitespace-normal! align-top py-2!";

function Row({ event, locale }: { event: ManagedLine; locale: Locale }) {
  const t = words(locale, "eventDesk");
  const at = clock(locale, event.timeZone);
  const of = (...states: (keyof ManagedLine["counts"])[]) =>
    states.reduce((sum, state) => sum + (event.counts[state] ?? 0), 0);
  const all = Object.values(event.counts).reduce((sum, count) => sum + count, 0);
  const [waiting, approved, refused] = [of(...openStates), of("approved"), of("refused")];
  const numbers = { waiting, approved, refused, other: all - waiting - approved - refused, all };
  return (
    <tr>
      <th scope="row" className={`${cell} pl-6!`}>
        <a href={`/${locale}/desk/events/${event.slug}`}>{locale === "ru" ? event.titleRu : event.titleEn}</a>
      </th>
      <td className={cell}>
        <StateMark mark={markOf(event.status)}>{t(`states.${event.status}`)}</StateMark>
      </td>
      <td className={`${cell} num`}>
        <Moment instant={event.startsAt}>{at.whole(event.startsAt)}</Moment>
      </td>
      <td className={`${cell} num`}>
        {t("window", { opens: at.moment(event.opensAt), closes: at.moment(event.closesAt) })}
      </td>
      {Object.entries(numbers).map(([key, count]) => (
        <td key={key} className={`${cell} num text-right! ${key === "all" ? "pr-6!" : ""}`}>
          {count}
        </td>
      ))}
    </tr>
  );
}
