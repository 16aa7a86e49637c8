import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BackLink, Page, Steps } from "@/app/_ui/page";
import { VisitorTime } from "@/app/_ui/visitor-time";
import { type Step, steps } from "@/lib/application/steps";
import type { EventOfJourney } from "@/lib/apply/queries";
import { sayMoment } from "@/lib/event/moment";
import { windowState } from "@/lib/event/rules";
import { PublicFrame } from "../../public-frame";
import "./journey.css";

/** A page of an event's applying: the event and its deadline above, whom to ask below. */
export function EventFrame({
  event,
  page,
  form,
  margin,
  children,
}: {
  event: EventOfJourney;
  /** The page's own address after the event's, such as "done". */
  page: string;
  form?: string;
  margin?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("apply.context");
  const common = useTranslations("common.moment");
  const locale = useLocale();
  const { timeZone } = event;
  const late = windowState(event, new Date()) === "late";
  const until = late ? (event.admittedUntil ?? event.startsAt) : event.closesAt;
  const text = (
    <>
      {t(late ? (event.admittedUntil ? "admittedUntil" : "lateUntil") : "until", {
        deadline: sayMoment(until, { timeZone, locale }),
      })}
      <VisitorTime instant={until.toISOString()} zone={timeZone} locale={locale} label={`, ${common("yours")}`} />
    </>
  );
  return (
    <PublicFrame
      path={`/apply/${event.slug}/${page}`}
      current="events"
      {...(form && { form })}
      context={{ label: t("label"), title: event.title[locale], text: event.status === "published" ? text : undefined }}
      contact={event.contact}
      privacy={`/privacy/${event.slug}`}
    >
      <Page margin={margin}>{children}</Page>
    </PublicFrame>
  );
}

/** Way back and steps, beside a page of the journey. Steps up to the first incomplete one can be gone to. */
export function JourneyMargin({
  event,
  step,
  reached,
  fromCheck = false,
}: {
  event: EventOfJourney;
  step: Step;
  reached: Step;
  fromCheck?: boolean;
}) {
  const t = useTranslations("apply");
  const locale = useLocale();
  const order = steps(event);
  const here = order.indexOf(step);
  const at = (page: string) => `/${locale}/apply/${event.slug}/${page}`;
  const before = order[here - 1];
  const back = fromCheck ? at("check") : before ? at(before) : `/${locale}/events/${event.slug}`;
  return (
    <>
      <BackLink href={back}>{t("form.back")}</BackLink>
      <Steps
        label={t("steps.label")}
        position={t("steps.progress", { number: here + 1, total: order.length })}
        steps={order.map((each, index) => {
          const done = index < order.indexOf(reached) || reached === "check";
          const state = each === step ? "current" : done ? "done" : "ahead";
          const open = index <= order.indexOf(reached);
          return { key: each, text: t(`steps.${each}`), state, ...(open && each !== step && { href: at(each) }) };
        })}
      />
    </>
  );
}
