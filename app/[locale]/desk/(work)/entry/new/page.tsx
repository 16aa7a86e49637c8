import "../../../../(public)/apply/[slug]/journey.css";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { v7 as uuidv7 } from "uuid";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { typedDate } from "@/lib/application/birth-date";
import { single } from "@/lib/application/filter";
import { contextOf, findEvent } from "@/lib/entry/queries";
import { findActor } from "@/lib/session";
import { countryLine } from "../../../../(public)/apply/[slug]/countries";
import { clock } from "../../words";
import { begin } from "../actions";
import { formPage, formTexts } from "../form-page";
import { SheetForm } from "../sheet-form";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entry.sheet");
  return { title: t("title") };
}

/** A new sheet of one event: what came, when, and of which outlet its people are. */
export default async function NewSheetPage({ searchParams }: Props) {
  const actor = await findActor("application.enter");
  if (!actor) return <NoSuchPage />;
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("entry.sheet")]);
  const event = await findEvent(actor, single(query.event) ?? "");
  if (!event) return <NoSuchPage />;
  const at = clock(locale, event.timeZone);
  const today = typedDate(contextOf(event, new Date()).today);
  const [only] = event.regimes.length === 1 ? event.regimes : [];
  const page = await formPage({
    action: begin,
    event,
    title: t("title"),
    hidden: { id: uuidv7(), event: event.slug },
    values: {
      receivedDay: today.day,
      receivedMonth: today.month,
      receivedYear: today.year,
      letters: locale,
      regime: only ?? "",
    },
  });
  const back = `/${locale}/desk/entry?event=${event.slug}`;
  return (
    <main className="desk-main" id="main">
      <div className="crumb">
        <a className={`${buttonClass("desk bare")} -ml-2`} href={back}>
          <Icon name="back" />
          {t("back")}
        </a>
      </div>
      <h1>{t("title")}</h1>
      <p className="meta mt-1">{event.title[locale]}</p>
      <div className="max-w-4xl">
        <NextIntlClientProvider messages={await formTexts()}>
          <SheetForm
            page={page}
            countries={countryLine(locale)}
            regimes={event.regimes}
            window={t("window", { from: at.full(event.opensAt), until: at.whole(event.closesAt) })}
            mayOverride={event.latePolicy === "override" && can(actor, "application.override", { eventId: event.id })}
            back={back}
          />
        </NextIntlClientProvider>
      </div>
    </main>
  );
}
