import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { readManagedEvent } from "@/lib/event/desk/queries";
import { readLetters } from "@/lib/event/letters/queries";
import { type EventLetters, letterKinds } from "@/lib/event/letters/types";
import { findActor } from "@/lib/session";
import { ourReasons } from "../../../prepared-reasons";
import { LettersForm } from "./letters-form";
import { ourWords } from "./our-words";
import { WordsRead } from "./words-read";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("eventDesk.letters");
  return { title: t("title") };
}

/** The words of an event's letters: the head writes them, officers read them. */
export default async function LettersPage({ params, searchParams }: Props) {
  const actor = await findActor("application.read");
  if (!actor) return <NoSuchPage />;
  const [{ slug }, query, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations("eventDesk.letters"),
  ]);
  const event = await readManagedEvent(actor, slug);
  if (!event) return <NoSuchPage />;
  const [letters, ours, reasons, { eventDesk }] = await Promise.all([
    readLetters(event.id),
    ourWords(event.fields),
    ourReasons(locale),
    getMessages(),
  ]);
  const { form, errors, notices, letters: words } = eventDesk;
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={`/${locale}/desk/events/${slug}`}>{t("back")}</BackLink>
      </p>
      <h1>{t("title")}</h1>
      <p className="my-2">{locale === "ru" ? event.fields.titleRu : event.fields.titleEn}</p>
      {"saved" in query && (
        <p className="my-3" role="status">
          {t("saved")}
        </p>
      )}
      <p className="meta my-3 max-w-160">{t("lead")}</p>
      {can(actor, "letter.write", { eventId: event.id }) && event.status !== "archived" ? (
        <NextIntlClientProvider messages={{ eventDesk: { form, errors, notices, letters: words } }}>
          <LettersForm
            key={letters.version}
            event={event.id}
            version={letters.version}
            locale={locale}
            timeZone={event.fields.timeZone}
            saved={asForm(letters)}
            ours={ours}
            ourReasons={reasons}
          />
        </NextIntlClientProvider>
      ) : (
        <WordsRead letters={letters} ours={ours} ourReasons={reasons} />
      )}
    </main>
  );
}

/** An event's words as the fields of the form. */
function asForm({ words, reasons }: EventLetters): Record<string, string> {
  const texts = letterKinds.flatMap((kind) => [
    [`${kind}Ru`, words[kind]?.ru ?? ""],
    [`${kind}En`, words[kind]?.en ?? ""],
  ]);
  const rows = reasons.flatMap(({ ru, en }, index) => [
    [`reasonRu${index}`, ru],
    [`reasonEn${index}`, en],
  ]);
  return Object.fromEntries([...texts, ...rows]);
}
