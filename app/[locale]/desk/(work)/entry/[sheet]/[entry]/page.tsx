import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { contextOf, findSheet } from "@/lib/entry/queries";
import { readPerson } from "@/lib/entry/rules";
import { openUnfinished } from "@/lib/entry/unfinished/commands";
import { findActor } from "@/lib/session";
import { enter } from "../../actions";
import { DiscardForm } from "../../discard-form";
import { formPage } from "../../form-page";
import { inWords } from "../../in-words";
import { SheetFrame } from "../../sheet-frame";

type Props = { params: Promise<{ sheet: string; entry: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entry.person");
  return { title: t("unfinishedTitle") };
}

/** An unfinished entry as it was typed, with what is missing, to be finished. Each time that it is served is on record. */
export default async function UnfinishedPage({ params }: Props) {
  const actor = await findActor("application.enter");
  if (!actor) return <NoSuchPage />;
  const [{ sheet: id, entry }, locale, t] = await Promise.all([params, getLocale(), getTranslations("entry.person")]);
  const sheet = await findSheet(actor, id);
  const known = sheet?.unfinished.find((each) => each.id === entry);
  const opened = known ? await openUnfinished(actor, known.id) : null;
  if (!sheet || !known || !opened) return <NoSuchPage />;
  const read = readPerson(sheet, opened.answers, contextOf(sheet.event, new Date()));
  const version = String(opened.version);
  const page = await formPage({
    action: enter,
    event: sheet.event,
    title: t("unfinishedTitle"),
    hidden: { id: opened.id, sheet: sheet.id, version },
    values: { ...opened.answers, outletCountry: sheet.outletCountry },
    suggested: opened.suggested,
    problems: await inWords(read.ok ? [] : read.error, locale),
  });
  // The text face: the serif has no letters for Kazakh, Tajik or Azerbaijani names.
  return (
    <SheetFrame
      sheet={sheet}
      page={page}
      heading={<h1 className="font-sans [overflow-wrap:anywhere]">{known.name || t("noName")}</h1>}
      foot={
        <DiscardForm
          id={opened.id}
          version={version}
          locale={locale}
          texts={{
            open: t("discard.open"),
            text: t("discard.text"),
            button: t("discard.button"),
            failed: t("discard.failed"),
          }}
        />
      }
    >
      <p className="meta mt-1">{t("onRecord")}</p>
    </SheetFrame>
  );
}
