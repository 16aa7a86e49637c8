import { useLocale, useTranslations } from "next-intl";
import { BackLink } from "@/app/_ui/page";
import type { EventOfJourney } from "@/lib/apply/queries";
import type { Draft } from "@/lib/apply/types";
import { sayDay, sayMoment } from "@/lib/event/moment";
import type { WindowState } from "@/lib/event/rules";
import { EventFrame } from "./journey-frame";

/** Instead of the form, while an event takes no applications: what is true, and that nothing typed is lost. */
export function WindowPage({
  event,
  window,
  draft,
  page,
}: {
  event: EventOfJourney;
  window: Exclude<WindowState, "open" | "late">;
  draft: Draft | null;
  page: string;
}) {
  const t = useTranslations("apply.window");
  const form = useTranslations("apply.form");
  const locale = useLocale();
  const saying = { timeZone: event.timeZone, locale, year: true };
  const facts = { opens: sayMoment(event.opensAt, saying), closes: sayMoment(event.closesAt, saying) };
  // `starts` is the last moment at which somebody can be admitted.
  const starts = sayMoment(event.startsAt, saying);
  return (
    <EventFrame
      event={event}
      page={page}
      margin={<BackLink href={`/${locale}/events/${event.slug}`}>{form("back")}</BackLink>}
    >
      <h1>{t(`${window}Title`)}</h1>
      <p className="lead">{t(window, { ...facts, starts })}</p>
      {event.notice && <p className="lead">{event.notice[locale]}</p>}
      {draft && (
        <p className="after">
          {t(window === "onRequest" ? "keptOnRequest" : "kept", { until: sayDay(draft.expiresAt, saying) })}
        </p>
      )}
      <p className="after">
        {t.rich(window === "onRequest" ? "askHead" : "ask", {
          // Not broken between lines.
          phone: event.contact.phone.replaceAll(" ", "\u00a0"),
          email: event.contact.email,
          mail: (words) => <a href={`mailto:${event.contact.email}`}>{words}</a>,
        })}
      </p>
      <p className="after">
        <a href={`/${locale}/events/${event.slug}`}>{t("event")}</a>
      </p>
    </EventFrame>
  );
}
