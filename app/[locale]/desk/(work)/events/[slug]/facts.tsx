import { getLocale, getTranslations } from "next-intl/server";
import { changesBetween } from "@/lib/event/desk/rules";
import type { EventFields } from "@/lib/event/types";
import { calendarDay, clock } from "../../words";

type Name = keyof EventFields;

/** An event in words, for who may read and not write it. */
export async function EventFacts({ fields }: { fields: EventFields }) {
  const [t, locale] = await Promise.all([getTranslations("eventDesk"), getLocale()]);
  const at = clock(locale, fields.timeZone);
  const moment = (iso: string) => at.whole(new Date(iso));
  const say = (name: Name, value: unknown): string => {
    if (name === "latePolicy") return t(`form.late.${fields.latePolicy}`);
    if (name === "regimes") return fields.regimes.map((regime) => t(`form.${regime}`)).join(", ");
    if (name === "retainUntil") return calendarDay(String(value).slice(0, 10), locale);
    if (typeof value === "boolean") return t(value ? "page.yes" : "page.no");
    if (typeof value === "string" && fields[name] instanceof Date) return moment(value);
    if (name === "entrySlots")
      return fields.entrySlots.map(({ from, to }) => `${moment(from)} – ${moment(to)}`).join("; ");
    if (Array.isArray(value)) return value.join("; ") || t("page.none");
    return String(value ?? "");
  };
  // The same shape in which the audit says a change: everything that is there, from nothing.
  const facts = Object.entries(changesBetween({}, fields)) as [Name, { after: unknown }][];
  return (
    <section className="sec max-w-220" aria-labelledby="facts">
      <h2 id="facts">{t("page.facts")}</h2>
      <table className="t max-sm:[&_th]:w-32!">
        <tbody>
          {facts.map(([name, { after }]) => (
            <tr key={name}>
              <th scope="row" className="w-60!">
                {t(`fields.${name}`)}
              </th>
              <td>{say(name, after) || <span className="empty">{t("page.empty")}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
