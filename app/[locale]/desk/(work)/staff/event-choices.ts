import { getLocale } from "next-intl/server";
import type { Actor } from "@/lib/access";
import { sayDay } from "@/lib/event/moment";
import { listEventChoices } from "@/lib/staff/manage/queries";
import type { EventChoice } from "./access-fields";

/** Events to tick, by title and day: titles come again every year. */
export async function eventChoices(actor: Actor): Promise<EventChoice[]> {
  const [locale, events] = await Promise.all([getLocale(), listEventChoices(actor)]);
  return events.map(({ id, titleRu, titleEn, startsAt, timeZone }) => ({
    id,
    title: `${locale === "ru" ? titleRu : titleEn}, ${sayDay(startsAt, { locale, timeZone, year: true })}`,
  }));
}
