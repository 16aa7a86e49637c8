import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import { BackLink } from "@/app/_ui/page";
import { StateMark } from "@/app/_ui/state-mark";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { listOutletEvents, type OutletEvent, readOutlet } from "@/lib/outlet/queries";
import { titleOf } from "@/lib/outlet/rules";
import { findActor } from "@/lib/session";
import { fullName } from "../../words";
import { OutletFacts } from "../facts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outlets.page");
  return { title: t("title") };
}

const doings = ["created", "saved", "merged"] as const;

/** One outlet: its data, and its applications by event. One that was merged leads on. `?done` says what was just done. */
export default async function OutletPage({ params, searchParams }: Props) {
  const actor = await findActor("outlet.edit");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { id }, query] = await Promise.all([getTranslations("outlets"), getLocale(), params, searchParams]);
  const read = await readOutlet(actor, id);
  if (!read) return <NoSuchPage />;
  const base = `/${locale}/desk/outlets`;
  if ("mergedInto" in read) redirect(`${base}/${read.mergedInto}`);
  const { outlet } = read;
  const events = await listOutletEvents(actor, id);
  const done = doings.find((each) => each === query.done);
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={base}>{t("back")}</BackLink>
      </p>
      <div className="max-w-[60rem]">
        {done && <Notice id="done" kind="ok" title={t(`done.${done}`)} />}
        <div className="line flex-wrap">
          <h1>{titleOf(outlet, locale)}</h1>
          <div className="end">
            <a className={buttonClass("desk")} href={`${base}/${id}/edit`}>
              {t("page.edit")}
            </a>
            {can(actor, "outlet.merge") && (
              <a className={buttonClass("desk")} href={`${base}/${id}/merge`}>
                {t("page.merge")}
              </a>
            )}
          </div>
        </div>
        <div className="my-4">
          <OutletFacts outlet={outlet} />
        </div>
        <section className="sec" aria-labelledby="applications">
          <h2 id="applications">{t("page.applications")}</h2>
          {events.length === 0 && <p className="meta my-3">{t("page.noApplications")}</p>}
          {events.map((event) => (
            <EventApplications key={event.slug} event={event} title={titleOf(outlet, locale)} />
          ))}
        </section>
      </div>
    </main>
  );
}

async function EventApplications({ event, title }: { event: OutletEvent; title: string }) {
  const [t, review, locale] = await Promise.all([getTranslations("outlets"), getTranslations("review"), getLocale()]);
  const { slug, total, approved, waiting, listed } = event;
  return (
    <div className="my-4">
      <h3>{event.title[locale]}</h3>
      <p className="meta">{t("page.counts", { total, approved, waiting })}</p>
      <table className="t mt-2 break-words [&_tbody_th]:w-2/5" aria-label={event.title[locale]}>
        <thead>
          <tr>
            <th scope="col">{t("applicationColumns.name")}</th>
            <th scope="col">{t("applicationColumns.position")}</th>
            <th scope="col">{t("applicationColumns.state")}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ id, nameRu, nameLat, position, state, outletName }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/${locale}/desk/people/${id}?event=${slug}`}>
                  {fullName(locale === "en" && nameLat ? nameLat : nameRu)}
                </a>
                {outletName !== title && <span className="meta block">{t("page.typed", { text: outletName })}</span>}
              </th>
              <td>{position}</td>
              <td>
                <StateMark mark={state}>{review(`states.${state}`)}</StateMark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {listed.length < total && <p className="meta mt-2">{t("page.firstOnly", { count: listed.length })}</p>}
    </div>
  );
}
