import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { DeskTable, Flag } from "@/app/_ui/desk-table";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import type { Messages } from "@/i18n/messages";
import { findActor } from "@/lib/session";
import { listStopList } from "@/lib/stop-list/queries";
import type { StopListLine } from "@/lib/stop-list/types";
import { PageLinks } from "../page-links";
import { calendarDay, clock } from "../words";
import { AddForm } from "./add-form";
import { RemoveForm } from "./remove-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stopList");
  return { title: t("title") };
}

/** The stop-list as those who keep it read it, the latest first, 100 to a page. */
export default async function StopListPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await findActor("stopList.edit");
  if (!actor) return <NoSuchPage />;
  const [t, locale, query, { stopList }] = await Promise.all([
    getTranslations("stopList"),
    getLocale(),
    searchParams,
    getMessages() as Promise<Messages>,
  ]);
  const after = typeof query.after === "string" ? query.after : null;
  const page = await listStopList(actor, after);
  const lines = page?.lines ?? [];
  return (
    <NextIntlClientProvider messages={{ stopList: { add: stopList.add, errors: stopList.errors } }}>
      <main className="desk-main" id="main">
        <h1>{t("title")}</h1>
        <p className="meta my-3 max-w-[48rem]">{t("lead")}</p>
        {"changed" in query && (
          <p className="my-3" role="status">
            {t("edit.done")}
          </p>
        )}
        <AddForm locale={locale} />
        {lines.length === 0 ? (
          <p className="my-4">{t("none")}</p>
        ) : (
          <div className="[&_table]:min-w-[72rem]">
            <DeskTable
              label={t("title")}
              columns={[
                { key: "name", text: t("columns.name"), width: "18rem", className: "pl-6!" },
                { key: "reason", text: t("columns.reason") },
                { key: "source", text: t("columns.source"), width: "13rem" },
                { key: "expires", text: t("columns.expires"), width: "12rem" },
                { key: "added", text: t("columns.added"), width: "13rem" },
                { key: "remove", text: <span className="vh">{t("remove")}</span>, width: "8rem" },
              ]}
            >
              {lines.map((line) => (
                <Row key={line.id} line={line} />
              ))}
            </DeskTable>
          </div>
        )}
        <PageLinks
          next={page?.next ? { href: `/${locale}/desk/stop-list?after=${page.next}`, text: t("next") } : undefined}
        />
      </main>
    </NextIntlClientProvider>
  );
}

// Reasons are read here whole: cells of this table grow instead of cutting.
const cell = "whitespace-normal! align-top py-2! break-words";

async function Row({ line }: { line: StopListLine }) {
  const [t, locale] = await Promise.all([getTranslations("stopList"), getLocale()]);
  const name = [line.family, line.given].filter(Boolean).join(" ");
  return (
    <tr id={`entry-${line.id}`}>
      <th scope="row" className={`${cell} pl-6!`}>
        {name}
        {line.hasBirthDate && <span className="sub block">{t("withBirthDate")}</span>}
      </th>
      <td className={cell}>{line.reason}</td>
      <td className={cell}>{line.source}</td>
      <td className={cell}>
        {calendarDay(line.expiresOn, locale)}
        {line.expired && (
          <span className="block">
            <Flag tone="n">{t("expired")}</Flag>
          </span>
        )}
      </td>
      <td className={cell}>
        {clock(locale, "UTC").full(line.addedAt)}
        <span className="sub block">{line.addedBy}</span>
      </td>
      <td className={cell}>
        <a
          className={`${buttonClass("desk")} mb-2`}
          href={`/${locale}/desk/stop-list/${line.id}`}
          aria-label={t("edit.link", { name })}
        >
          {t("edit.open")}
        </a>
        <RemoveForm id={line.id} locale={locale} text={t("remove")} about={name} />
      </td>
    </tr>
  );
}
