import "../../../(public)/apply/[slug]/journey.css";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { Moment } from "@/app/_ui/moment";
import { writeEquipment, writeVehicles } from "@/lib/application/goods";
import type { Sheet } from "@/lib/entry/types";
import { countryLine } from "../../../(public)/apply/[slug]/countries";
import type { JourneyPage } from "../../../(public)/apply/[slug]/use-journey";
import { sayFile } from "../../../(public)/say-file";
import { DeskFile } from "../desk-file";
import { clock, country } from "../words";
import { formTexts } from "./form-page";
import { PersonForm } from "./person-form";
import { UnfinishedList } from "./unfinished-list";

/** A person's form with the sheet beside it: what came, and who was entered from it. */
export async function SheetFrame({
  sheet,
  page,
  heading,
  children,
  foot,
  upload,
}: {
  sheet: Sheet;
  page: JourneyPage;
  /** The page's h1. */
  heading: ReactNode;
  /** Under the heading. */
  children?: ReactNode;
  foot?: ReactNode;
  /** What became of the scan that was sent up last; left out where none is taken, since half a person stands there. */
  upload?: string | null;
}) {
  const [t, locale] = await Promise.all([getTranslations("entry.person"), getLocale()]);
  const { event } = sheet;
  return (
    <main className="desk-main pb-0" id="main">
      <div className="crumb flex-wrap">
        <a className={`${buttonClass("desk bare")} -ml-2`} href={`/${locale}/desk/entry?event=${event.slug}`}>
          <Icon name="back" />
          {t("back")}
        </a>
        <span className="meta ml-auto">{event.title[locale]}</span>
      </div>
      <div className="cols">
        <div className="doc">
          {heading}
          {children}
          <NextIntlClientProvider messages={await formTexts()}>
            <PersonForm
              page={page}
              foreign={sheet.regime === "foreign"}
              countries={countryLine(locale)}
              waiver={event.waiver?.[locale] ?? null}
              aside={Boolean(upload)}
              consentHint={t("consentHint", { version: event.consentVersion })}
            />
          </NextIntlClientProvider>
          {foot}
        </div>
        <Aside sheet={sheet} upload={upload} />
      </div>
    </main>
  );
}

async function Aside({ sheet, upload }: { sheet: Sheet; upload: string | null | undefined }) {
  const [t, locale] = await Promise.all([getTranslations("entry"), getLocale()]);
  const at = clock(locale, sheet.event.timeZone);
  const rows: [string, ReactNode][] = [
    [t("person.outlet"), `${sheet.outletName}, ${country(sheet.outletCountry, locale)}`],
    [
      t("person.received"),
      <Moment key="received" instant={sheet.receivedAt}>
        {at.whole(sheet.receivedAt)}
      </Moment>,
    ],
    [t("person.by"), t(`channels.${sheet.channel}`)],
    ...(sheet.note ? [[t("person.note"), sheet.note] as [string, ReactNode]] : []),
    [t("person.editor"), [sheet.editorName, sheet.editorPhone, sheet.editorEmail].filter(Boolean).join(", ")],
    ...goodsRows(sheet).map(([name, lines]): [string, ReactNode] => [t(`person.${name}`), lines]),
    [t("person.begun"), t("person.begunBy", { by: sheet.begunBy, when: at.moment(sheet.begunAt) })],
  ];
  return (
    <aside aria-labelledby="sheet">
      <h2 id="sheet">{t("person.sheet")}</h2>
      <dl className="mt-2">
        {rows.map(([label, value]) => (
          <div key={label} className="py-1 [overflow-wrap:anywhere]">
            <dt className="meta">{label}</dt>
            <dd className="whitespace-pre-line">{value}</dd>
          </div>
        ))}
      </dl>
      {sheet.late && <p className="mt-1">{t("person.late")}</p>}
      <Scan sheet={sheet} upload={upload} />
      <h2 className="mt-6">{t("person.entered", { count: sheet.people.length })}</h2>
      {sheet.people.length > 0 && (
        <ol className="mt-2 border-t border-line-2">
          {sheet.people.map(({ id, name, reference }) => (
            <li key={id} className="border-b border-line-2 py-2 [overflow-wrap:anywhere]">
              <a href={`/${locale}/desk/people/${id}`}>{name}</a>
              <p className="meta num" translate="no">
                {reference}
              </p>
            </li>
          ))}
        </ol>
      )}
      {sheet.unfinished.length > 0 && (
        <>
          <h2 className="mt-6">{t("unfinished.title")}</h2>
          <UnfinishedList entries={sheet.unfinished} timeZone={sheet.event.timeZone} locale={locale} />
        </>
      )}
    </aside>
  );
}

function goodsRows({ equipment, vehicles }: Sheet): ["equipment" | "vehicles", string][] {
  const rows: ["equipment" | "vehicles", string][] = [
    ["equipment", writeEquipment(equipment)],
    ["vehicles", writeVehicles(vehicles)],
  ];
  return rows.filter(([, lines]) => lines !== "");
}

/** The sheet itself, as a file: it is taken by way of somebody who was entered from it. */
async function Scan({ sheet, upload }: { sheet: Sheet; upload: string | null | undefined }) {
  const [t, files, locale] = await Promise.all([
    getTranslations("entry.person"),
    getTranslations("files"),
    getLocale(),
  ]);
  const { scan, people } = sheet;
  const about = scan && sayFile(files, scan);
  const [first] = people;
  if (!scan && upload === undefined) return null;
  return (
    <>
      <h3 className="meta mt-3">{t("scan")}</h3>
      {about && (
        <p>{first ? <a href={`/api/files/${first.id}/scan`} download>{`${t("takeScan")}, ${about}`}</a> : about}</p>
      )}
      {upload !== undefined && (
        <DeskFile
          purpose="scan"
          action={`/api/uploads/entry/${sheet.id}`}
          hidden={{ locale }}
          there={scan !== null}
          answer={upload}
        />
      )}
    </>
  );
}
