import { buttonClass } from "@/app/_ui/button-class";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import type { Both } from "@/lib/event/types";
import { clock } from "./words";

/** Chooses another of one's events for the page at `action`; nothing where there is but one. Titles repeat: the day tells them apart. */
export function EventChoice({
  events,
  chosen,
  action,
  locale,
}: {
  events: readonly { slug: string; title: Both; startsAt: Date; timeZone: string }[];
  chosen: string;
  action: string;
  locale: Locale;
}) {
  if (events.length < 2) return null;
  const t = words(locale, "review.desk.event");
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
