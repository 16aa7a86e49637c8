import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { BackLink } from "@/app/_ui/page";
import { StateMark } from "@/app/_ui/state-mark";
import { NoSuchPage, noSuchPageMetadata } from "@/app/[locale]/no-such-page";
import { type Actor, can } from "@/lib/access";
import { consentVersions } from "@/lib/apply/consent";
import { writeEventForm } from "@/lib/event/desk/form";
import { type ManagedEvent, readManagedEvent } from "@/lib/event/desk/queries";
import { mayWrite } from "@/lib/event/desk/rules";
import { moves } from "@/lib/event/status";
import type { EventStatus } from "@/lib/event/types";
import { currentActor, findActor } from "@/lib/session";
import { markOf } from "../marks";
import { timeZones } from "../time-zones";
import { EventForm } from "./event-form";
import { EventFacts } from "./facts";
import { LateApplications } from "./late/late-applications";
import { Notices } from "./notices/notices";
import { StateForm } from "./state-form";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, { slug }, locale] = await Promise.all([currentActor(), params, getLocale()]);
  const event = actor && (await readManagedEvent(actor, slug));
  if (!event) return noSuchPageMetadata();
  return { title: locale === "ru" ? event.fields.titleRu : event.fields.titleEn };
}

/** One event: how it stands, where it may go from here, and its form, or its facts for who may not write it. */
export default async function EventPage({ params, searchParams }: Props) {
  const actor = await findActor("event.read");
  if (!actor) return <NoSuchPage />;
  const [{ slug }, query, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations("eventDesk"),
  ]);
  const event = await readManagedEvent(actor, slug);
  if (!event) return <NoSuchPage />;
  const { id, version, fields } = event;
  const { eventDesk } = await getMessages();
  const said = "created" in query ? "created" : "saved" in query ? "saved" : null;
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={`/${locale}/desk/events`}>{t("page.back")}</BackLink>
      </p>
      <NextIntlClientProvider
        messages={{
          eventDesk: {
            form: eventDesk.form,
            fields: eventDesk.fields,
            errors: eventDesk.errors,
            clash: eventDesk.clash,
            page: eventDesk.page,
          },
        }}
      >
        <div className="line flex-wrap">
          <h1>{locale === "ru" ? fields.titleRu : fields.titleEn}</h1>
          <StateMark mark={markOf(event.status)}>{t(`states.${event.status}`)}</StateMark>
        </div>
        {said && (
          <p className="my-3" role="status">
            {t(`form.${said}`)}
          </p>
        )}
        {event.status === "draft" && <p className="meta my-3">{t("page.notYet")}</p>}
        <div className="my-4 flex flex-wrap items-start gap-2">
          <StateForm id={id} version={version} locale={locale} ways={waysOf(event, actor)} />
          <Links event={event} actor={actor} />
        </div>
        {can(actor, "event.postpone", { eventId: id }) && <Notices event={event} actor={actor} />}
        <LateApplications event={event} actor={actor} said={lateSaid(query)} />
        {mayWrite(actor, event) ? (
          <EventForm
            id={id}
            version={version}
            locale={locale}
            saved={writeEventForm(fields)}
            choices={{ zones: timeZones(fields.timeZone), consents: consentVersions }}
            questions={event.questionsVersion}
          />
        ) : (
          <>
            <p className="meta my-3">{t("page.readOnly")}</p>
            <EventFacts fields={fields} />
          </>
        )}
      </NextIntlClientProvider>
    </main>
  );
}

function lateSaid(query: Record<string, unknown>): "admitted" | "withdrawn" | null {
  return "admitted" in query ? "admitted" : "withdrawn" in query ? "withdrawn" : null;
}

async function Links({ event, actor }: { event: ManagedEvent; actor: Actor }) {
  const [t, locale] = await Promise.all([getTranslations("eventDesk.page"), getLocale()]);
  const { slug } = event.fields;
  const isPublic = event.status !== "draft" && event.status !== "archived";
  const links = [
    { key: "preview", href: `/${locale}/desk/events/${slug}/preview`, show: true },
    { key: "public", href: `/${locale}/events/${slug}`, show: isPublic },
    { key: "queue", href: `/${locale}/desk/queue?event=${slug}`, show: isPublic && can(actor, "application.read") },
    { key: "letters", href: `/${locale}/desk/events/${slug}/letters`, show: can(actor, "application.read") },
    { key: "release", href: `/${locale}/desk/events/${slug}/release`, show: can(actor, "application.read") },
  ] as const;
  return (
    <div className="flex flex-wrap gap-2">
      {links
        .filter(({ show }) => show)
        .map(({ key, href }) => (
          <a key={key} className={buttonClass("desk")} href={href}>
            {t(key)}
          </a>
        ))}
    </div>
  );
}

/** The moves that this person may make, without those that go with a notice. */
function waysOf({ id, status }: ManagedEvent, actor: Actor) {
  const words = (to: EventStatus) =>
    to === "archived"
      ? "archive"
      : to === "closed"
        ? "close"
        : status === "draft"
          ? "publish"
          : status === "postponed"
            ? "resume"
            : "reopen";
  return moves[status]
    .filter(({ asks }) => asks !== "event.postpone" && can(actor, asks, { eventId: id }))
    .map(({ to }) => ({ to, way: words(to) }) as const);
}
