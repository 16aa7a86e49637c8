import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { readManagedEvent } from "@/lib/event/desk/queries";
import { readRelease } from "@/lib/review/release/queries";
import type { ReleaseView } from "@/lib/review/release/types";
import { findActor } from "@/lib/session";
import { clock } from "../../../words";
import { ReleaseForm } from "./release-form";
import { Samples } from "./samples";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("eventDesk.release");
  return { title: t("title") };
}

/** What is held of an event, the letters that tell of it, and the head's button that announces all of it. */
export default async function ReleasePage({ params }: Props) {
  const actor = await findActor("application.read");
  if (!actor) return <NoSuchPage />;
  const [{ slug }, locale, t] = await Promise.all([params, getLocale(), getTranslations("eventDesk.release")]);
  const event = await readManagedEvent(actor, slug);
  const view = event && (await readRelease(actor, event.id));
  if (!event || !view) return <NoSuchPage />;
  const { eventDesk } = await getMessages();
  const { errors, page, release } = eventDesk;
  const at = clock(locale, event.fields.timeZone);
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={`/${locale}/desk/events/${slug}`}>{t("back")}</BackLink>
      </p>
      <h1>{t("title")}</h1>
      <p className="my-2">{locale === "ru" ? event.fields.titleRu : event.fields.titleEn}</p>
      {view.last && (
        <p className="my-3" role="status">
          {t("last", { count: view.last.total, by: view.last.by ?? t("someone"), when: at.full(view.last.at) })}
        </p>
      )}
      <p className="meta my-3 max-w-160">{t(event.fields.decisionsHeld ? "lead" : "off")}</p>
      {view.total === 0 ? <p className="my-4">{t("nothing")}</p> : <Counts view={view} />}
      <Warnings view={view} queue={`/${locale}/desk/queue?event=${slug}`} />
      {view.total > 0 && (
        <NextIntlClientProvider messages={{ eventDesk: { errors, page, release } }}>
          <Samples eventId={event.id} samples={view.samples} />
          {can(actor, "decision.release", { eventId: event.id }) ? (
            <ReleaseForm event={event.id} digest={view.digest} count={view.total} locale={locale} />
          ) : (
            <p className="meta my-4">{t("headOnly")}</p>
          )}
        </NextIntlClientProvider>
      )}
    </main>
  );
}

async function Counts({ view: { counts, total } }: { view: ReleaseView }) {
  const [t, locale] = await Promise.all([getTranslations("eventDesk.release"), getLocale()]);
  const format = new Intl.NumberFormat(locale);
  return (
    <section className="sec max-w-160" aria-labelledby="counts">
      <h2 id="counts">{t("counts")}</h2>
      <table className="t">
        <tbody>
          {(["approved", "refused", "waitlisted"] as const).map((state) => (
            <tr key={state}>
              <th scope="row">{t(`states.${state}`)}</th>
              <td className="num">{format.format(counts[state])}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("total")}</th>
            <td className="num font-bold">{format.format(total)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

async function Warnings({ view: { undecided, silent }, queue }: { view: ReleaseView; queue: string }) {
  const t = await getTranslations("eventDesk.release");
  return (
    <div className="max-w-160">
      {undecided > 0 && (
        <Notice id="undecided" kind="wait" title={t("undecided", { count: undecided })}>
          <p>
            {t("undecidedNote")} <a href={queue}>{t("undecidedLink")}</a>
          </p>
        </Notice>
      )}
      {silent > 0 && (
        <Notice id="silent" kind="wait" title={t("silent", { count: silent })}>
          <p>{t("silentNote")}</p>
        </Notice>
      )}
    </div>
  );
}
