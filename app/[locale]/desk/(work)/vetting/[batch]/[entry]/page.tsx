import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { BackLink } from "@/app/_ui/page";
import { StateMark } from "@/app/_ui/state-mark";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { isVettable } from "@/lib/application/vetting/status";
import { findActor } from "@/lib/session";
import { readVetted } from "@/lib/vetting/queries";
import { RevealForm } from "../../../people/[id]/reveal-form";
import { clock, country, fullName } from "../../../words";
import { revealInVetting } from "../../actions";
import { VettingTexts } from "../../texts";
import { AnswerForm } from "./answer-form";
import { Earlier } from "./earlier";
import { Listed } from "./listed";

type Props = { params: Promise<{ batch: string; entry: string }> };

export async function generateMetadata(): Promise<Metadata> {
  // A name has no place in a title: titles stand in browser histories.
  const t = await getTranslations("vetting.person");
  return { title: t("title") };
}

/** One person in vetting: who they are, their sealed data by a reason, what was answered, and the answer. */
export default async function VettedPage({ params }: Props) {
  const actor = await findActor("vetting.answer");
  if (!actor) return <NoSuchPage />;
  const [t, review, locale, path] = await Promise.all([
    getTranslations("vetting"),
    getTranslations("review"),
    getLocale(),
    params,
  ]);
  const read = await readVetted(actor, path);
  if (!read) return <NoSuchPage />;
  const { person, batch, event, earlier, reference } = read;
  const at = clock(locale, event.timeZone);
  const back = <BackLink href={`/${locale}/desk/vetting/${batch.id}`}>{t("back", { number: batch.number })}</BackLink>;
  if (!person)
    return (
      <main className="desk-main" id="main">
        {back}
        <h1 translate="no">{reference}</h1>
        <p className="mt-4 max-w-[40rem]">{t("person.expired")}</p>
      </main>
    );
  const { nameRu, nameLat } = person;
  const mayBeVetted = isVettable(person.applicationState);
  return (
    <main className="desk-main" id="main">
      {back}
      {/* The text face: the serif has no letters for Kazakh, Tajik or Azerbaijani names. */}
      <h1 className="font-sans">{fullName(nameRu)}</h1>
      {nameLat && (
        <p className="text-lg" lang="und-Latn">
          {fullName(nameLat)}
        </p>
      )}
      <div className="my-4 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <Ledger>
            <LedgerRow label={t("person.outlet")} sub={country(person.outletCountry, locale)}>
              {person.outletName}
            </LedgerRow>
            <LedgerRow label={t("person.position")}>{person.position}</LedgerRow>
            <LedgerRow label={t("person.reference")}>
              <span translate="no">{reference}</span>
            </LedgerRow>
            <LedgerRow label={t("person.event")}>{event.title[locale]}</LedgerRow>
            <LedgerRow label={t("person.decision")}>
              <StateMark mark={person.applicationState}>{review(`states.${person.applicationState}`)}</StateMark>
            </LedgerRow>
            <LedgerRow label={t("person.state")} sub={person.note ?? undefined}>
              <StateMark mark={person.state}>{t(`states.${person.state}`)}</StateMark>
            </LedgerRow>
          </Ledger>
          {mayBeVetted && (
            <section className="mt-6" aria-labelledby="document">
              <h2 id="document">{t("person.document")}</h2>
              <p className="meta mt-1">{t("person.sealed")}</p>
              <VettingTexts>
                <RevealForm id={person.applicationId} reveal={revealInVetting} />
              </VettingTexts>
            </section>
          )}
          {mayBeVetted && <Listed actor={actor} id={person.applicationId} timeZone={event.timeZone} />}
          <Earlier answers={earlier} at={at} />
        </div>
        {mayBeVetted ? (
          <VettingTexts>
            <AnswerForm
              id={person.id}
              version={person.version}
              locale={locale}
              state={person.state}
              said={
                person.setAt && person.setBy
                  ? t("answer.now", { by: person.setBy, when: at.moment(person.setAt) })
                  : null
              }
            />
          </VettingTexts>
        ) : (
          <p>{t("person.over")}</p>
        )}
      </div>
    </main>
  );
}
