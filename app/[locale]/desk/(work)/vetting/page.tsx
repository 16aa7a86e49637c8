import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskTable } from "@/app/_ui/desk-table";
import { Moment } from "@/app/_ui/moment";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { findActor } from "@/lib/session";
import { findVettingEvent, listVettingEvents, readVetting } from "@/lib/vetting/queries";
import type { Batch, VettingEvent } from "@/lib/vetting/types";
import { EventChoice } from "../event-choice";
import { clock } from "../words";
import { SendForm } from "./send-form";
import { VettingTexts } from "./texts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("vetting");
  return { title: t("title") };
}

/** Who of an event waits to be sent to the protective service, and the batches that were. */
export default async function VettingPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await findActor("vetting.read");
  if (!actor) return <NoSuchPage />;
  const [t, locale, query, events] = await Promise.all([
    getTranslations("vetting"),
    getLocale(),
    searchParams,
    listVettingEvents(actor),
  ]);
  const event = typeof query.event === "string" ? await findVettingEvent(actor, query.event) : events[0];
  if (event === null) return <NoSuchPage />;
  const maySend = can(actor, "vetting.send");
  return (
    <main className="desk-main" id="main">
      <div className="line flex-wrap">
        <h1>{t("title")}</h1>
        {event && (
          <EventChoice events={events} chosen={event.slug} action={`/${locale}/desk/vetting`} locale={locale} />
        )}
      </div>
      <p className="meta my-3">{t(maySend ? "lead.desk" : "lead.vetter")}</p>
      {event ? <Event event={event} maySend={maySend} locale={locale} /> : <p>{t("noEvents")}</p>}
    </main>
  );
}

async function Event({ event, maySend, locale }: { event: VettingEvent; maySend: boolean; locale: "ru" | "en" }) {
  const [t, { waiting, batches }] = await Promise.all([getTranslations("vetting"), readVetting(event)]);
  return (
    <>
      <h2 className="mt-6 text-xl">{event.title[locale]}</h2>
      {maySend && (
        <div className="my-4">
          <p className="mb-3">{t("waiting", { count: waiting })}</p>
          {waiting > 0 && (
            <VettingTexts>
              <SendForm event={event.slug} locale={locale} texts={{ send: t("send"), sending: t("sending") }} />
            </VettingTexts>
          )}
        </div>
      )}
      {batches.length === 0 ? (
        <p className="my-4">{t(maySend ? "noBatches" : "noneSent")}</p>
      ) : (
        <Batches batches={batches} event={event} locale={locale} />
      )}
    </>
  );
}

async function Batches({ batches, event, locale }: { batches: Batch[]; event: VettingEvent; locale: "ru" | "en" }) {
  const t = await getTranslations("vetting");
  const at = clock(locale, event.timeZone);
  const counted = ["sent", "cleared", "objected", "needsData", "over"] as const;
  const heads = { ...columnOf, sent: "open" } as const;
  return (
    <div className="[&_table]:min-w-[72rem]">
      <DeskTable
        label={t("batches")}
        columns={[
          { key: "batch", text: t("columns.batch"), className: "pl-6!" },
          { key: "sent", text: t("columns.sent"), width: "11rem", className: "text-left!" },
          { key: "by", text: t("columns.by"), width: "13rem" },
          ...counted.map((key) => ({ key: `${key}-count`, text: t(`columns.${heads[key]}`), width: "8.5rem" })),
        ]}
      >
        {batches.map(({ id, number, sentAt, sentBy, counts }) => (
          <tr key={id}>
            <th scope="row" className="pl-6!">
              <a href={`/${locale}/desk/vetting/${id}`}>{t("batch", { number })}</a>
            </th>
            <td className="num">
              <Moment instant={sentAt}>{at.moment(sentAt)}</Moment>
            </td>
            <td>{sentBy}</td>
            {counted.map((key) => (
              <td key={key} className="num">
                {counts[key]}
              </td>
            ))}
          </tr>
        ))}
      </DeskTable>
    </div>
  );
}

const columnOf = { cleared: "cleared", objected: "objected", needsData: "needsData", over: "over" } as const;
