import { DeskTable } from "@/app/_ui/desk-table";
import { words } from "@/i18n/words";
import { can } from "@/lib/access";
import type { Locale } from "@/lib/application/types";
import { auditQuery, readAuditFilter } from "@/lib/audit/filter";
import { type AuditLine, listChoices, listEntries } from "@/lib/audit/queries";
import { type DeskPage, deskDocument } from "../document";
import { PageLinks } from "../page-links";
import { Filters } from "./filters";
import { About, Details, typeWords } from "./words";

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
      >
        {lines.map((line) => (
          <Row key={line.id} line={line} locale={locale} mayOpen={mayOpen} />
        ))}
      </DeskTable>
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

function Row({ line, locale, mayOpen }: { line: AuditLine; locale: Locale; mayOpen: boolean }) {
  const t = words(locale);
  const when = secondsFormat(locale, line.event?.timeZone ?? "UTC");
  return (
    <tr>
      <td className={`${cell} num pl-6!`}>
        <time dateTime={line.at.toISOString()}>{when.format(line.at)}</time>
        <span className="sub block">{line.event?.timeZone ?? "UTC"}</span>
      </td>
      <td className={cell}>{line.actor.kind === "staff" ? line.actor.name : t(`audit.actors.${line.actor.kind}`)}</td>
      <th scope="row" className={cell}>
        {typeWords(t, line.type)}
      </th>
      <td className={cell}>
        <About line={line} locale={locale} mayOpen={mayOpen} />
      </td>
      <td className={cell}>
        <Details line={line} locale={locale} />
      </td>
    </tr>
  );
}
