import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import type { Messages } from "@/i18n/messages";
import { findActor } from "@/lib/session";
import { readEntry } from "@/lib/stop-list/queries";
import { EditForm } from "./edit-form";

export async function generateMetadata(): Promise<Metadata> {
  // A name has no place in a title: titles stand in browser histories.
  const t = await getTranslations("stopList.edit");
  return { title: t("title") };
}

/** An entry of the stop-list, to be written anew. */
export default async function StopListEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await findActor("stopList.edit");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { id }, { stopList }] = await Promise.all([
    getTranslations("stopList"),
    getLocale(),
    params,
    getMessages() as Promise<Messages>,
  ]);
  const entry = await readEntry(actor, id);
  if (!entry) return <NoSuchPage />;
  const { version, hasBirthDate, expiresOn, family, given, reason, source } = entry;
  return (
    <NextIntlClientProvider
      messages={{ stopList: { add: stopList.add, edit: stopList.edit, errors: stopList.errors } }}
    >
      <main className="desk-main" id="main">
        <p className="mb-2">
          <BackLink href={`/${locale}/desk/stop-list`}>{t("title")}</BackLink>
        </p>
        <h1>{t("edit.title")}</h1>
        <p className="meta my-3 max-w-[36rem]">{t("edit.lead")}</p>
        <EditForm
          {...{ id, version, locale, hasBirthDate }}
          saved={{ family, given, reason, source, expiresOn: expiresOn.split("-").toReversed().join(".") }}
        />
      </main>
    </NextIntlClientProvider>
  );
}
