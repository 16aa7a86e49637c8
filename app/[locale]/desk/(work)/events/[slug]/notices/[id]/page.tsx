import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { readManagedEvent } from "@/lib/event/desk/queries";
import { countAudiences, readNotice } from "@/lib/event/notice/queries";
import { findActor } from "@/lib/session";
import { Narrowing } from "../narrowing";
import { NoticeForm } from "../notice-form";
import { SendNoticeForm } from "../send-form";
import { NoticePreview } from "./preview";
import { Report } from "./report";

type Props = { params: Promise<{ slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("eventDesk.notices");
  return { title: t("title") };
}

/** One notice: before it is sent its letter, the button that sends it and its text; afterwards how its letters stand. */
export default async function NoticePage({ params }: Props) {
  const actor = await findActor("event.postpone");
  if (!actor) return <NoSuchPage />;
  const [{ slug, id }, locale, t] = await Promise.all([params, getLocale(), getTranslations("eventDesk.notices")]);
  const event = await readManagedEvent(actor, slug);
  const notice = event && (await readNotice(actor, { eventId: event.id, id }));
  if (!event || !notice) return <NoSuchPage />;
  const { eventDesk } = await getMessages();
  const { form, fields, errors, notices, page } = eventDesk;
  const counts = await countAudiences(event.id, notice.narrowing);
  const count = notice.audience.reduce((sum, audience) => sum + counts[audience], 0);
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={`/${locale}/desk/events/${slug}`}>{t("back")}</BackLink>
      </p>
      <h1>{t(`kinds.${notice.kind}`)}</h1>
      <p className="my-2">{locale === "ru" ? event.fields.titleRu : event.fields.titleEn}</p>
      <Narrowing text={notice.narrowing} slug={slug} all={null} />
      {notice.sentAt ? (
        <>
          <Report notice={notice} sentAt={notice.sentAt} timeZone={event.fields.timeZone} />
          <NoticePreview notice={notice} fields={event.fields} />
        </>
      ) : (
        <NextIntlClientProvider messages={{ eventDesk: { form, fields, errors, notices, page } }}>
          <p className="meta my-3 max-w-160">{t(`lead.${notice.kind}`)}</p>
          <NoticePreview notice={notice} fields={event.fields} />
          <SendNoticeForm id={id} version={notice.version} locale={locale} count={count} />
          <section className="sec" aria-labelledby="edit">
            <h2 id="edit">{t("edit")}</h2>
            <NoticeForm
              kind={notice.kind}
              hidden={{ event: event.id, notice: id, version: notice.version, locale, narrowing: notice.narrowing }}
              saved={{
                textRu: notice.textRu,
                textEn: notice.textEn,
                entranceRu: notice.entranceRu ?? "",
                entranceEn: notice.entranceEn ?? "",
                ...Object.fromEntries(notice.audience.map((each) => [`to-${each}`, "yes"])),
              }}
              counts={counts}
            />
          </section>
        </NextIntlClientProvider>
      )}
    </main>
  );
}
