import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { DeskTable } from "@/app/_ui/desk-table";
import { Moment } from "@/app/_ui/moment";
import { BackLink } from "@/app/_ui/page";
import { StateMark } from "@/app/_ui/state-mark";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import type { Locale } from "@/lib/application/types";
import { findActor } from "@/lib/session";
import { nextOpen, readBatch } from "@/lib/vetting/queries";
import type { VettedPerson } from "@/lib/vetting/types";
import { PageLinks } from "../../page-links";
import { clock, fullName } from "../../words";
import { TakeFile } from "./take-file";

type Props = { params: Promise<{ batch: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("vetting");
  return { title: t("title") };
}

/** The people of one batch, 100 to a page, with what the protective service answered. */
export default async function BatchPage({ params, searchParams }: Props) {
  const actor = await findActor("vetting.read");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { batch: id }, query] = await Promise.all([
    getTranslations("vetting"),
    getLocale(),
    params,
    searchParams,
  ]);
  const onlyOpen = query.show === "open";
  const after = typeof query.after === "string" ? query.after : null;
  const read = await readBatch(actor, { id, onlyOpen, after });
  if (!read) return <NoSuchPage />;
  const { batch, event, people, next } = read;
  const at = clock(locale, event.timeZone);
  const here = `/${locale}/desk/vetting/${id}`;
  const link = (key: string) => `${here}?${new URLSearchParams({ ...(onlyOpen && { show: "open" }), after: key })}`;
  const mayAnswer = can(actor, "vetting.answer");
  const first = mayAnswer ? await nextOpen(id, id) : null;
  return (
    <main className="desk-main" id="main">
      <BackLink href={`/${locale}/desk/vetting?${new URLSearchParams({ event: event.slug })}`}>
        {t("toVetting")}
      </BackLink>
      <div className="line flex-wrap">
        <h1>{t("batch", { number: batch.number })}</h1>
        <div className="end flex-wrap">
          <a className={buttonClass("desk")} href={onlyOpen ? here : `${here}?show=open`}>
            {onlyOpen ? t("show.all") : t("show.open")}
          </a>
          {mayAnswer && (
            <a className={buttonClass("desk")} href={`${here}/results`}>
              {t("results.open")}
            </a>
          )}
          {first && (
            <a className={buttonClass("desk first")} href={`${here}/${first}`}>
              {t("begin")}
            </a>
          )}
        </div>
      </div>
      <p className="mt-2">{event.title[locale]}</p>
      <p className="meta mt-1 mb-3">{t("sentBy", { when: at.full(batch.sentAt), by: batch.sentBy })}</p>
      {people.length === 0 ? (
        <p className="my-4">{t("none")}</p>
      ) : (
        <div className="[&_table]:min-w-[80rem]">
          <DeskTable
            label={t("batch", { number: batch.number })}
            columns={[
              { key: "name", text: t("columns.name"), width: "19rem", className: "pl-6!" },
              { key: "latin", text: t("columns.latin"), width: "15rem" },
              { key: "outlet", text: t("columns.outlet") },
              { key: "state", text: t("columns.state"), width: "13rem" },
              { key: "decision", text: t("columns.decision"), width: "12rem" },
              { key: "answered", text: t("columns.answered"), width: "11rem", className: "text-left!" },
            ]}
          >
            {people.map((person) => (
              <Row
                key={person.id}
                person={person}
                href={mayAnswer ? `${here}/${person.id}` : `/${locale}/desk/people/${person.applicationId}`}
                at={at}
                locale={locale}
              />
            ))}
          </DeskTable>
        </div>
      )}
      <PageLinks
        first={after ? { href: onlyOpen ? `${here}?show=open` : here, text: t("first") } : undefined}
        next={next ? { href: link(next), text: t("next") } : undefined}
      />
      {can(actor, "vetting.export") && <TakeFile batch={id} error={query.error} />}
    </main>
  );
}

// Names and notes are read here whole: cells of this table grow instead of cutting.
const cell = "whitespace-normal! align-top py-2! break-words";

type RowProps = { person: VettedPerson; href: string; at: ReturnType<typeof clock>; locale: Locale };

async function Row({ person, href, at }: RowProps) {
  const [t, review] = await Promise.all([getTranslations("vetting"), getTranslations("review")]);
  const { nameRu, nameLat, state, note, setAt, setBy, applicationState } = person;
  return (
    <tr>
      <th scope="row" className={`${cell} pl-6!`}>
        <a href={href}>{fullName(nameRu)}</a>
        <span className="sub block" translate="no">
          {person.reference}
        </span>
      </th>
      <td className={`${cell} lat`} lang={nameLat ? "und-Latn" : undefined}>
        {nameLat ? fullName(nameLat) : t("person.noLatin")}
      </td>
      <td className={cell}>
        {person.outletName}
        <span className="sub block">{person.position}</span>
      </td>
      <td className={cell}>
        <StateMark mark={person.expiredAt ? "notSent" : state}>
          {t(`states.${person.expiredAt ? "expired" : state}`)}
        </StateMark>
        {note && <span className="sub block">{note}</span>}
      </td>
      <td className={cell}>
        <StateMark mark={applicationState}>{review(`states.${applicationState}`)}</StateMark>
      </td>
      <td className={`${cell} num`}>
        {setAt && <Moment instant={setAt}>{at.moment(setAt)}</Moment>}
        {setBy && <span className="sub block">{setBy}</span>}
      </td>
    </tr>
  );
}
