import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import type { Messages } from "@/i18n/messages";
import { single } from "@/lib/application/filter";
import { readPerson } from "@/lib/review/person/queries";
import { neighboursOf, readDeskEvent } from "@/lib/review/queue/queries";
import { countCap } from "@/lib/review/queue/types";
import { readWay, type Way, wayText } from "@/lib/review/queue/way";
import { optionsFor } from "@/lib/review/rules";
import { listSeenBefore } from "@/lib/review/seen/queries";
import { readUndoable } from "@/lib/review/undo/queries";
import { findActor } from "@/lib/session";
import { countMatches } from "@/lib/stop-list/queries";
import { Cap } from "../../keys";
import { clock, fullName } from "../../words";
import { ChangesSection, ClarificationSection } from "./changes";
import { DecisionBar } from "./decision-bar";
import { formKinds } from "./decision-forms";
import { decisionTexts } from "./decision-texts";
import { FilesSection } from "./files-section";
import { FreedPlace, PersonHead, SetAside } from "./person-head";
import { PersonHistory } from "./person-history";
import { ContactSection, DocumentSection, NameSection, StopListSection } from "./sections";
import { SeenBeforeSection } from "./seen-before";
import { SourceSection } from "./source-section";
import { TagLine } from "./tag-line";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  // A name has no place in a title: titles stand in browser histories.
  const t = await getTranslations("review.person");
  return { title: t("title") };
}

/** One person's application: both spellings, document, contact, history, and the decision. */
export default async function PersonPage({ params, searchParams }: Props) {
  const actor = await findActor("application.read");
  if (!actor) return <NoSuchPage />;
  const [{ id }, query, locale, messages] = await Promise.all([params, searchParams, getLocale(), getMessages()]);
  const person = await readPerson(actor, id);
  const event = person && (await readDeskEvent(actor, person.eventSlug));
  if (!person || !event) return <NoSuchPage />;
  const way: Way = { ...readWay(query), event: event.slug };
  const [neighbours, last, seen, stopList] = await Promise.all([
    neighboursOf(event, way.filter, id),
    way.last && way.last !== id ? readUndoable(actor, way.last) : null,
    listSeenBefore(actor, id),
    countMatches(actor, id),
  ]);
  const at = clock(locale, event.timeZone);
  const options = optionsFor({
    application: person.standing,
    actor,
    event: {
      ...event,
      entrySlots: event.entrySlots.length,
      zones: event.zones.map(({ code }) => code),
      pools: event.pools.map(({ code }) => code),
    },
    now: person.readAt,
  });
  const asked = formKinds.find((kind) => kind === query.ask) ?? null;
  const base = `/${locale}/desk`;
  return (
    <NextIntlClientProvider messages={browserTexts(messages)}>
      <main className="desk-main pb-0" id="main">
        <Crumb base={base} way={way} neighbours={neighbours} />
        <div className="cols">
          <div className="doc">
            <PersonHead person={person} event={event} at={at} base={base} locale={locale} />
            <SetAside person={person} base={base} way={way} />
            <FreedPlace person={person} base={base} way={way} />
            <TagLine actor={actor} id={id} locale={locale} queue={wayText(way)} />
            <ChangesSection person={person} at={at} />
            <ClarificationSection person={person} at={at} />
            <StopListSection
              id={id}
              counts={stopList}
              queue={wayText({ ...way, last: null })}
              timeZone={event.timeZone}
            />
            <NameSection person={person} />
            <DocumentSection person={person} event={event} locale={locale} />
            <FilesSection person={person} queue={wayText(way)} upload={single(query.upload)} />
            <ContactSection person={person} at={at} />
            <SeenBeforeSection
              person={person}
              seen={seen}
              at={at}
              base={base}
              queue={wayText({ ...way, last: null })}
            />
            <SourceSection person={person} at={at} base={base} />
          </div>
          <PersonHistory person={person} at={at} locale={locale} queue={wayText(way)} />
        </div>
      </main>
      <DecisionBar
        // Not by version: without script, who loses to another's decision is told of it on the page as it is then.
        key={id}
        {...(await decisionTexts({ person, event, at, actor, last }))}
        id={id}
        version={person.version}
        state={person.state}
        locale={locale}
        queue={wayText(way)}
        name={fullName(locale === "en" && person.nameLat ? person.nameLat : person.nameRu)}
        timeZone={event.timeZone}
        options={options}
        asked={asked}
        claimedByYou={person.claim?.byId === actor.id}
        skip={skipTo(base, way, neighbours.next)}
        here={`${base}/people/${id}?${wayText(way)}`}
        answerHref={person.state === "clarification" ? `${base}/people/${id}/answer?${wayText(way)}` : null}
      />
    </NextIntlClientProvider>
  );
}

/** The texts that the page's forms need in the browser. */
function browserTexts({ review, stopList }: Messages) {
  const { decide, states, sections, keys, person } = review;
  return {
    review: {
      decide,
      states,
      sections,
      keys,
      person: { reveal: person.reveal, history: person.history, seen: person.seen },
    },
    stopList: { match: stopList.match, errors: stopList.errors },
  };
}

function skipTo(base: string, way: Way, next: string | null): string {
  return next ? `${base}/people/${next}?${wayText({ ...way, last: null })}` : `${base}/queue?${wayText(way)}`;
}

async function Crumb({
  base,
  way,
  neighbours,
}: {
  base: string;
  way: Way;
  neighbours: { previous: string | null; next: string | null; before: number; total: number };
}) {
  const t = await getTranslations("review.person");
  const { before, total, previous, next } = neighbours;
  const of = way.done + total;
  const at = Math.min(way.done + before + 1, Math.max(of, 1));
  const to = (id: string) => `${base}/people/${id}?${wayText({ ...way, last: null })}`;
  return (
    <div className="crumb flex-wrap">
      <a
        className={`${buttonClass("desk bare")} -ml-2`}
        href={`${base}/queue?${wayText({ ...way, done: 0, last: null })}`}
      >
        <Icon name="back" />
        {t("back")}
      </a>
      <span className="prog">
        {total < countCap && (
          // Attributes, since the content security policy lets no style stand in an element.
          <svg
            className="way h-[3px] w-36 bg-chart-3"
            viewBox="0 0 100 1"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect className="fill-accent" width={(100 * at) / Math.max(of, 1)} height="1" />
          </svg>
        )}
        {t("progress", {
          at: before >= countCap - 1 ? t("capped", { count: countCap - 1 }) : String(at),
          of: total >= countCap ? t("capped", { count: countCap - 1 }) : String(Math.max(of, 1)),
        })}
      </span>
      {previous && (
        <a className={buttonClass("desk")} id="previous" rel="prev" href={to(previous)}>
          <Icon name="back" />
          <Cap>k</Cap>
          <span className="vh">{t("previous")}</span>
        </a>
      )}
      {next && (
        <a className={buttonClass("desk")} id="next" rel="next" href={to(next)}>
          <Cap>j</Cap>
          <Icon name="next" />
          <span className="vh">{t("next")}</span>
        </a>
      )}
    </div>
  );
}
