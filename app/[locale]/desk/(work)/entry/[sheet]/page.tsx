import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { v7 as uuidv7 } from "uuid";
import { Icon } from "@/app/_ui/icon";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { single } from "@/lib/application/filter";
import { findSheet } from "@/lib/entry/queries";
import type { Sheet } from "@/lib/entry/types";
import { findActor } from "@/lib/session";
import { enter } from "../actions";
import { formPage } from "../form-page";
import { SheetFrame } from "../sheet-frame";
import { Gaps } from "../unfinished-list";

type Props = {
  params: Promise<{ sheet: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entry.person");
  return { title: t("title") };
}

/** The next person of a sheet, beside those who were entered from it; says what became of the one before. */
export default async function SheetPage({ params, searchParams }: Props) {
  const actor = await findActor("application.enter");
  if (!actor) return <NoSuchPage />;
  const [{ sheet: id }, query, t] = await Promise.all([params, searchParams, getTranslations("entry.person")]);
  const sheet = await findSheet(actor, id);
  if (!sheet) return <NoSuchPage />;
  const page = await formPage({
    action: enter,
    event: sheet.event,
    title: t("title"),
    hidden: { id: uuidv7(), sheet: sheet.id, version: "0" },
    values: { outletCountry: sheet.outletCountry },
  });
  const number = sheet.people.length + sheet.unfinished.length + 1;
  return (
    <SheetFrame sheet={sheet} page={page} upload={single(query.upload)} heading={<h1>{t("next", { number })}</h1>}>
      <Before sheet={sheet} done={single(query.done)} saved={single(query.saved)} />
    </SheetFrame>
  );
}

/** The person before this one: entered, with the reference to tell, or kept unfinished, with the gaps. */
async function Before({ sheet, done, saved }: { sheet: Sheet; done: string | null; saved: string | null }) {
  const [t, locale] = await Promise.all([getTranslations("entry.person"), getLocale()]);
  const entered = sheet.people.find(({ id }) => id === done);
  const kept = sheet.unfinished.find(({ id }) => id === saved);
  if (!entered && !kept) return null;
  return (
    <div className="hintline mt-4" role="status">
      <Icon name="check" />
      {entered && (
        <span>
          {t.rich("done", {
            reference: entered.reference,
            link: () => <a href={`/${locale}/desk/people/${entered.id}`}>{entered.name}</a>,
            no: (words) => (
              <b className="num" translate="no">
                {words}
              </b>
            ),
          })}{" "}
          {entered.email === "" && t("noAddress", { phone: sheet.editorPhone })}
        </span>
      )}
      {kept && (
        <div>
          {t("kept", { name: kept.name || t("noName") })}{" "}
          <Gaps missing={kept.missing} wrong={kept.wrong} locale={locale} />
        </div>
      )}
    </div>
  );
}
