import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { narrowingOf, type Query, readFilter } from "@/lib/application/filter";
import { readManagedEvent } from "@/lib/event/desk/queries";
import { countAudiences } from "@/lib/event/notice/queries";
import { maySend, usualAudience } from "@/lib/event/notice/rules";
import { noticeKinds } from "@/lib/mail/types";
import { findActor } from "@/lib/session";
import { Narrowing } from "../narrowing";
import { NoticeForm } from "../notice-form";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("eventDesk.notices");
  return { title: t("title") };
}

/** A notice to be written; `?kind` says of what. */
export default async function NewNoticePage({ params, searchParams }: Props) {
  const actor = await findActor("event.postpone");
  if (!actor) return <NoSuchPage />;
  const [{ slug }, query, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations("eventDesk.notices"),
  ]);
  const event = await readManagedEvent(actor, slug);
  const kind = noticeKinds.find((each) => each === query.kind) ?? "eventMessage";
  if (!event || !maySend(event, { kind, actor }).ok) return <NoSuchPage />;
  const { eventDesk } = await getMessages();
  const { form, fields, errors, notices } = eventDesk;
  // The queue's filter in the address: whom alone it is for.
  const narrowing = kind === "entranceMoved" ? "" : narrowingOf(readFilter(query));
  const { entranceRu, entranceEn } = event.fields;
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={`/${locale}/desk/events/${slug}`}>{t("back")}</BackLink>
      </p>
      <h1>{t(`kinds.${kind}`)}</h1>
      <p className="my-2">{locale === "ru" ? event.fields.titleRu : event.fields.titleEn}</p>
      <p className="meta my-3 max-w-160">{t(`lead.${kind}`)}</p>
      <Narrowing text={narrowing} slug={slug} all={`/${locale}/desk/events/${slug}/notices/new?kind=${kind}`} />
      <NextIntlClientProvider messages={{ eventDesk: { form, fields, errors, notices } }}>
        <NoticeForm
          kind={kind}
          hidden={{ event: event.id, notice: "", version: 1, locale, narrowing }}
          saved={{
            entranceRu,
            entranceEn,
            ...Object.fromEntries(usualAudience[kind].map((each) => [`to-${each}`, "yes"])),
          }}
          counts={await countAudiences(event.id, narrowing)}
        />
      </NextIntlClientProvider>
    </main>
  );
}
