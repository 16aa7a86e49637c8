import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import type { Both } from "@/lib/event/types";
import { clock } from "./words";

/** Chooses another of one's events for the page at `action`; nothing where there is but one. Titles repeat: the day tells them apart. */
export async function EventChoice({
  events,
  chosen,
  action,
}: {
  events: readonly { slug: string; title: Both; startsAt: Date; timeZone: string }[];
  chosen: string;
  action: string;
}) {
  const [t, locale] = await Promise.all([getTranslations("review.desk.event"), getLocale()]);
  if (events.length < 2) return null;
  return (
    <form className="end" action={action} method="get">
      <label className="meta self-center" htmlFor="event">
        {t("label")}
      </label>
      <select id="event" name="event" defaultValue={chosen} className="mt-0 min-h-8 w-auto max-w-72 py-0 text-sm">
        {events.map(({ slug, title, startsAt, timeZone }) => (
          <option key={slug} value={slug}>
            {title[locale]}, {clock(locale, timeZone).date(startsAt)}
          </option>
        ))}
      </select>
      <button type="submit" className={buttonClass("desk")}>
        {t("choose")}
      </button>
    </form>
  );
}
