import { buttonClass } from "@/app/_ui/button-class";
import { DeskTable } from "@/app/_ui/desk-table";
import { type Markup, markup } from "@/app/_ui/markup";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import { outletKinds } from "@/lib/event/types";
import { countUnmatched } from "@/lib/outlet/match/queries";
import { listOutlets } from "@/lib/outlet/queries";
import { titleOf } from "@/lib/outlet/rules";
import { type OutletFilter, readOutletFilter } from "@/lib/outlet/schema";
import type { OutletLine } from "@/lib/outlet/types";
import { type DeskPage, deskDocument } from "../document";
import { PageLinks } from "../page-links";
import { country } from "../words";
import { countryChoices } from "./country-choices";

/** The register of outlets, 50 to a page. `?q`, `?kind` and `?country` narrow it, `?after` goes on from a page's key. */
const outlets: DeskPage = async ({ actor, locale, query }) => {
  const t = words(locale, "outlets");
  const filter = readOutletFilter(query);
  const after = typeof query.after === "string" ? query.after : undefined;
  const [page, unmatched] = await Promise.all([
    listOutlets(actor, { ...filter, after, locale }),
    countUnmatched(actor),
  ]);
  const lines = page?.lines ?? [];
  const here = `/${locale}/desk/outlets`;
  const chosen = Object.entries(filter).filter(([, value]) => value !== "");
  const link = (key?: string) => `${here}?${new URLSearchParams([...chosen, ...(key ? [["after", key]] : [])])}`;
  const main = (
    <main className="desk-main" id="main">
      <div className="line flex-wrap">
        <h1>{t("title")}</h1>
        <div className="end flex-wrap">
          <a className={buttonClass("desk")} href={`${here}/match`}>
            {t("toMatch", { count: unmatched })}
          </a>
          <a className={buttonClass("desk first")} href={`${here}/new`}>
            {t("new")}
          </a>
        </div>
      </div>
      <p className="meta mt-3">{t("lead")}</p>
      <Filters filter={filter} here={here} locale={locale} narrowed={chosen.length > 0} />
      <DeskTable
        label={t("title")}
        columns={[
          { key: "name", text: t("columns.name"), width: "22rem", className: "pl-6!" },
          { key: "country", text: t("columns.country"), width: "9rem" },
          { key: "kind", text: t("columns.kind"), width: "11rem" },
          { key: "registration", text: t("columns.registration") },
          { key: "applications", text: t("columns.applications"), width: "7.5rem" },
        ]}
        rows={markup`${lines.map((line) => rowMarkup(line, { t, locale }))}`}
      />
      {lines.length === 0 && <p className="meta my-4">{t(chosen.length > 0 || after ? "none" : "empty")}</p>}
      <PageLinks
        first={after ? { href: link(), text: t("first") } : undefined}
        next={page?.next ? { href: link(page.next), text: t("next") } : undefined}
      />
    </main>
  );
  return { title: t("title"), main };
};

export const GET = deskDocument("outlet.edit", outlets);

type FiltersProps = { filter: OutletFilter; here: string; locale: Locale; narrowed: boolean };

function Filters({ filter, here, locale, narrowed }: FiltersProps) {
  const t = words(locale, "outlets");
  return (
    <form className="filters" action={here} method="get">
      <label className="vh" htmlFor="q">
        {t("filter.q")}
      </label>
      <input type="search" id="q" name="q" defaultValue={filter.q} placeholder={t("filter.q")} />
      <label className="vh" htmlFor="kind">
        {t("filter.kind")}
      </label>
      <select id="kind" name="kind" defaultValue={filter.kind}>
        <option value="">{t("filter.anyKind")}</option>
        {outletKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </select>
      <label className="vh" htmlFor="country">
        {t("filter.country")}
      </label>
      <select id="country" name="country" defaultValue={filter.country}>
        <option value="">{t("filter.anyCountry")}</option>
        {countryChoices(locale).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" className={buttonClass("desk")}>
        {t("filter.apply")}
      </button>
      {narrowed && <a href={here}>{t("filter.reset")}</a>}
    </form>
  );
}

// Names are read here whole: cells of this table grow instead of cutting.
const cell = "whitespace-normal! align-top py-2!";

type Words = ReturnType<typeof words<"outlets">>;

/** One outlet, as text like the letters of the outbox. */
function rowMarkup(line: OutletLine, { t, locale }: { t: Words; locale: Locale }): Markup {
  const title = titleOf(line, locale);
  const other = [line.nameRu, line.nameEn].find((name) => name !== null && name !== title);
  const otherName = other ? markup`<span class="sub block font-normal">${other}</span>` : null;
  return markup`<tr><th scope="row" class="${cell} pl-6! break-words"><a href="/${locale}/desk/outlets/${line.id}">${title}</a>${otherName}</th><td class="${cell}">${country(line.country, locale)}</td><td class="${cell}">${t(`kinds.${line.kind}`)}</td><td class="${cell} break-words">${line.registration}</td><td class="${cell} num text-right! pr-6!">${line.applications}</td></tr>`;
}
