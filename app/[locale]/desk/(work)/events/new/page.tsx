import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { listManagedEvents } from "@/lib/event/desk/queries";
import { findActor } from "@/lib/session";
import { timeZones } from "../time-zones";
import { CreateForm } from "./create-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("eventDesk.new");
  return { title: t("title") };
}

/** A new event, plain or like an earlier one (`?from`). */
export default async function NewEventPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await findActor("event.create");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { eventDesk }, { from }, events] = await Promise.all([
    getTranslations("eventDesk"),
    getLocale(),
    getMessages(),
    searchParams,
    listManagedEvents(actor),
  ]);
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={`/${locale}/desk/events`}>{t("new.back")}</BackLink>
      </p>
      <h1>{t("new.title")}</h1>
      <p className="meta my-3 max-w-160">{t("new.lead")}</p>
      <NextIntlClientProvider
        messages={{
          eventDesk: {
            new: eventDesk.new,
            form: eventDesk.form,
            fields: eventDesk.fields,
            errors: eventDesk.errors,
          },
        }}
      >
        <CreateForm
          locale={locale}
          zones={timeZones()}
          earlier={events.map(({ slug, titleRu, titleEn }) => ({
            value: slug,
            label: `${locale === "ru" ? titleRu : titleEn} (${slug})`,
          }))}
          copyFrom={events.some(({ slug }) => slug === from) ? String(from) : ""}
        />
      </NextIntlClientProvider>
    </main>
  );
}
