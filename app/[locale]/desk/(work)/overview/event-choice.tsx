import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import type { Both } from "@/lib/event/types";

/** Chooses another of one's events; nothing where there is but one. */
export async function EventChoice({
  events,
  chosen,
}: {
  events: readonly { slug: string; title: Both }[];
  chosen: string;
}) {
  const [t, locale] = await Promise.all([getTranslations("overview"), getLocale()]);
  if (events.length < 2) return null;
  return (
    <form className="end" action={`/${locale}/desk/overview`} method="get">
      <label className="meta self-center" htmlFor="event">
        {t("event")}
      </label>
      <select id="event" name="event" defaultValue={chosen} className="mt-0 min-h-8 w-auto max-w-72 py-0 text-sm">
        {events.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title[locale]}
          </option>
        ))}
      </select>
      <button type="submit" className={buttonClass("desk")}>
        {t("choose")}
      </button>
    </form>
  );
}
