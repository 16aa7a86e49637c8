import { getLocale, getTranslations } from "next-intl/server";
import type { OwnEvent } from "@/lib/event/own/queries";
import type { Overview } from "@/lib/overview/types";
import { clock } from "../words";
import { Mini } from "./mini";

/** Approved people by entry slot; nothing where the event has none. */
export async function Slots({ event, overview }: { event: OwnEvent; overview: Overview }) {
  const [t, locale] = await Promise.all([getTranslations("overview.slots"), getLocale()]);
  if (event.entrySlots.length === 0) return null;
  const at = clock(locale, event.timeZone);
  const count = new Intl.NumberFormat(locale).format;
  const all = [...overview.slots.values()].reduce((sum, each) => sum + each, overview.withoutSlot);
  return (
    <section className="fig" aria-labelledby="slots">
      <h2 id="slots">
        {t("title")}
        <span>{t("who")}</span>
      </h2>
      <table className="f">
        <thead>
          <tr>
            <th scope="col">{t("slot")}</th>
            <th scope="col" className="share">
              <span className="vh">{t("share")}</span>
            </th>
            <th scope="col" className="r">
              {t("people")}
            </th>
          </tr>
        </thead>
        <tbody>
          {event.entrySlots.map(({ from, to }, index) => (
            <tr key={from.toISOString()}>
              <th scope="row" className="num">
                {at.moment(from)}–{at.time(to)}
              </th>
              <td>
                <Mini part={overview.slots.get(index) ?? 0} whole={all} />
              </td>
              <td className="r">{count(overview.slots.get(index) ?? 0)}</td>
            </tr>
          ))}
          {overview.withoutSlot > 0 && (
            <tr>
              <th scope="row">{t("without")}</th>
              <td />
              <td className="r">{count(overview.withoutSlot)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("all")}</th>
            <td />
            <td className="r">{count(all)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
