import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "@/app/_ui/button-class";
import { Actions } from "@/app/_ui/page";
import type { EventOfJourney } from "@/lib/apply/queries";
import { EventFrame } from "./journey-frame";

/** For a browser that did not give back the cookie which it was just given. */
export function CookiesPage({ event }: { event: EventOfJourney }) {
  const t = useTranslations("apply.cookies");
  const locale = useLocale();
  return (
    <EventFrame event={event} page="outlet">
      <h1>{t("title")}</h1>
      <p className="lead">{t("text")}</p>
      <Actions>
        <a className={buttonClass("first")} href={`/${locale}/apply/${event.slug}/outlet`}>
          {t("again")}
        </a>
      </Actions>
    </EventFrame>
  );
}
