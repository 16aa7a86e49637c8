import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { Moment } from "@/app/_ui/moment";
import { Notice } from "@/app/_ui/notice";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { env } from "@/lib/env";
import { findActor } from "@/lib/session";
import { readStaff, type StaffDetails } from "@/lib/staff/manage/queries";
import { verbsFor } from "@/lib/staff/manage/rules";
import { eventField } from "@/lib/staff/manage/schema";
import { accountVerbs } from "@/lib/staff/manage/types";
import { clock } from "../../words";
import { eventChoices } from "../event-choices";
import { StaffTexts } from "../texts";
import { Events, Factor, LastSeen, LetterState, State } from "../words";
import { AccessForm } from "./access-form";
import { VerbForm } from "./verb-form";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata(): Promise<Metadata> {
  // A name has no place in a title: titles stand in browser histories.
  const t = await getTranslations("staff.manage");
  return { title: t("person") };
}

const doings = ["invited", "access", ...accountVerbs] as const;

/** One account: how it stands, and what an administrator may change. `?done` says what was just done. */
export default async function StaffMemberPage({ params, searchParams }: Props) {
  const actor = await findActor("staff.manage");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { id }, query] = await Promise.all([
    getTranslations("staff.manage"),
    getLocale(),
    params,
    searchParams,
  ]);
  const person = await readStaff(actor, id);
  if (!person) return <NoSuchPage />;
  const done = doings.find((each) => each === query.done);
  const verbs = verbsFor(person, actor.id);
  return (
    <main className="desk-main" id="main">
      <BackLink href={`/${locale}/desk/staff`}>{t("back")}</BackLink>
      <div className="max-w-[48rem]">
        {done && <Notice id="done" kind="ok" title={t(`done.${done}`)} />}
        <h1>{person.name}</h1>
        <div className="my-4">
          <Facts person={person} />
        </div>
        {person.id === actor.id && <p className="meta my-4">{t("own")}</p>}
        <StaffTexts>
          {person.id !== actor.id && person.state !== "deactivated" && (
            <AccessForm
              id={person.id}
              version={person.version}
              locale={locale}
              events={await eventChoices(actor)}
              initial={{
                role: person.role,
                events: person.events ? "some" : "all",
                ...Object.fromEntries(person.eventIds.map((each) => [eventField(each), "yes"])),
              }}
            />
          )}
          {verbs.map((verb) => (
            <VerbForm
              key={verb}
              verb={verb}
              invited={person.state === "invited"}
              id={person.id}
              version={person.version}
              locale={locale}
            />
          ))}
        </StaffTexts>
      </div>
    </main>
  );
}

async function Facts({ person }: { person: StaffDetails }) {
  const [t, locale] = await Promise.all([getTranslations("staff"), getLocale()]);
  const { letter } = person;
  // In an installation a letter to staff is opened by its reader alone.
  const mayOpen = env().TRYOUT && !env().SMTP_URL && letter?.status === "sent";
  return (
    <Ledger>
      <LedgerRow label={t("signIn.email")}>
        <span translate="no">{person.email}</span>
      </LedgerRow>
      <LedgerRow label={t("manage.columns.role")}>{t(`roles.${person.role}`)}</LedgerRow>
      <LedgerRow label={t("manage.columns.events")}>
        <Events events={person.events} />
      </LedgerRow>
      <LedgerRow label={t("manage.columns.state")}>
        <State state={person.state} />
      </LedgerRow>
      <LedgerRow label={t("manage.columns.factor")}>
        <Factor factor={person.factor} />
      </LedgerRow>
      <LedgerRow label={t("manage.columns.seen")}>
        <LastSeen lastSeen={person.lastSeen} />
      </LedgerRow>
      <LedgerRow label={t("manage.created")}>
        <Moment instant={person.createdAt}>{clock(locale, "UTC").whole(person.createdAt)}</Moment>
      </LedgerRow>
      <LedgerRow label={t("manage.fields.language")}>{t(`manage.languages.${person.locale}`)}</LedgerRow>
      {letter && (
        <LedgerRow
          label={t("manage.letter")}
          {...(mayOpen && {
            change: {
              href: `/${locale}/desk/outbox/${letter.id}`,
              text: t("manage.openLetter"),
              hidden: t("manage.openLetterHidden"),
            },
          })}
        >
          <LetterState letter={letter} />
        </LedgerRow>
      )}
    </Ledger>
  );
}
