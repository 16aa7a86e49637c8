import { DeskTable } from "@/app/_ui/desk-table";
import { type Markup, markup } from "@/app/_ui/markup";
import { words } from "@/i18n/words";
import { can } from "@/lib/access";
import type { Locale } from "@/lib/application/types";
import { auditQuery, readAuditFilter } from "@/lib/audit/filter";
import { type AuditLine, listChoices, listEntries } from "@/lib/audit/queries";
import { type DeskPage, deskDocument } from "../document";
import { PageLinks } from "../page-links";
import { Filters } from "./filters";
import { aboutMarkup, detailsMarkup, typeWords } from "./words";

/** Who did and saw what, newest first, 50 to a page. What is asked for stands in the address, `?after` goes on from a page's key. */
const audit: DeskPage = async ({ actor, locale, query }) => {
  const t = words(locale, "audit");
  const mayOpen = can(actor, "application.read");
  const filter = readAuditFilter(query);
  const after = typeof query.after === "string" ? query.after : undefined;
  const [page, choices] = await Promise.all([listEntries(actor, { ...filter, after }), listChoices(actor)]);
  const here = `/${locale}/desk/audit`;
  const link = (key?: string) =>
    `${here}?${new URLSearchParams({ ...auditQuery(filter), ...(key && { after: key }) })}`;
  const lines = page?.lines ?? [];
  const main = (
    <main className="desk-main" id="main">
      <h1>{t("title")}</h1>
      <p className="meta my-3">{t(mayOpen ? "lead.own" : "lead.all")}</p>
      <Filters filter={filter} choices={choices} here={here} locale={locale} />
      <DeskTable
        label={t("title")}
        columns={[
          { key: "when", text: t("columns.when"), width: "13rem", className: "pl-6!" },
          { key: "who", text: t("columns.who"), width: "11rem" },
          { key: "what", text: t("columns.what"), width: "15rem" },
          { key: "about", text: t("columns.about"), width: "13rem" },
          { key: "details", text: t("columns.details"), className: "text-left!" },
        ]}
        rows={markup`${lines.map((line) => rowMarkup(line, { locale, mayOpen }))}`}
      />
      {lines.length === 0 && <p className="meta my-4">{t("none")}</p>}
      <PageLinks
        first={after ? { href: link(), text: t("newest") } : undefined}
        next={page?.next ? { href: link(page.next), text: t("older") } : undefined}
      />
    </main>
  );
  return { title: t("title"), main };
};

export const GET = deskDocument("audit.read", audit);

// Names and reasons are read here whole: cells of this table grow instead of cutting.
const cell = "whitespace-normal! align-top py-2!";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times longer than using one, and a page has fifty moments. */
function secondsFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone });
  formats.set(key, known);
  return known;
}

/** One entry, as text like the letters of the outbox. */
function rowMarkup(line: AuditLine, shown: { locale: Locale; mayOpen: boolean }): Markup {
  const t = words(shown.locale);
  const timeZone = line.event?.timeZone ?? "UTC";
  const when = secondsFormat(shown.locale, timeZone).format(line.at);
  const who = line.actor.kind === "staff" ? line.actor.name : t(`audit.actors.${line.actor.kind}`);
  return markup`<tr><td class="${cell} num pl-6!"><time datetime="${line.at.toISOString()}">${when}</time><span class="sub block">${timeZone}</span></td><td class="${cell}">${who}</td><th scope="row" class="${cell}">${typeWords(t, line.type)}</th><td class="${cell}">${aboutMarkup(line, shown)}</td><td class="${cell}">${detailsMarkup(line, shown.locale)}</td></tr>`;
}
