import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { DeskTable } from "@/app/_ui/desk-table";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { findActor } from "@/lib/session";
import { listStaff, type StaffLine } from "@/lib/staff/manage/queries";
import { PageLinks } from "../page-links";
import { Events, Factor, LastSeen, State } from "./words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff.manage");
  return { title: t("title") };
}

/** Staff by name, 100 to a page. `?q` narrows to names and addresses, `?after` goes on from a page's key. */
export default async function StaffPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await findActor("staff.manage");
  if (!actor) return <NoSuchPage />;
  const [t, locale, query] = await Promise.all([getTranslations("staff.manage"), getLocale(), searchParams]);
  const q = typeof query.q === "string" ? query.q : "";
  const after = typeof query.after === "string" ? query.after : undefined;
  const page = await listStaff(actor, { q, after });
  const lines = page?.lines ?? [];
  const here = `/${locale}/desk/staff`;
  const link = (key?: string) => `${here}?${new URLSearchParams({ ...(q && { q }), ...(key && { after: key }) })}`;
  return (
    <main className="desk-main" id="main">
      <div className="line flex-wrap">
        <h1>{t("title")}</h1>
        <div className="end flex-wrap">
          <form className="flex gap-2" action={here} method="get">
            <label className="vh" htmlFor="q">
              {t("search")}
            </label>
            <input type="search" id="q" name="q" defaultValue={q} className="mt-0 w-56" placeholder={t("searchHint")} />
            <button type="submit" className={buttonClass("desk")}>
              {t("find")}
            </button>
          </form>
          <a className={buttonClass("desk first")} href={`${here}/invite`}>
            {t("invite.open")}
          </a>
        </div>
      </div>
      <p className="meta my-3">{t("lead")}</p>
      <DeskTable
        label={t("title")}
        columns={[
          { key: "name", text: t("columns.name"), width: "16rem", className: "pl-6!" },
          { key: "role", text: t("columns.role"), width: "13rem" },
          { key: "events", text: t("columns.events"), width: "14rem" },
          { key: "state", text: t("columns.state"), width: "10rem" },
          { key: "factor", text: t("columns.factor"), width: "12rem" },
          { key: "seen", text: t("columns.seen"), width: "13rem", className: "text-left!" },
        ]}
      >
        {lines.map((line) => (
          <Row key={line.id} line={line} />
        ))}
      </DeskTable>
      {lines.length === 0 && <p className="meta my-4">{t("none")}</p>}
      <PageLinks
        first={after ? { href: link(), text: t("first") } : undefined}
        next={page?.next ? { href: link(page.next), text: t("next") } : undefined}
      />
    </main>
  );
}

// Names and addresses are read here whole: cells of this table grow instead of cutting.
const cell = "whitespace-normal! align-top py-2! first-letter:uppercase";

async function Row({ line }: { line: StaffLine }) {
  const [t, locale] = await Promise.all([getTranslations("staff"), getLocale()]);
  return (
    <tr>
      <th scope="row" className={`${cell} pl-6! break-words`}>
        <a href={`/${locale}/desk/staff/${line.id}`}>{line.name}</a>
        <span className="sub block font-normal" translate="no">
          {line.email}
        </span>
      </th>
      <td className={cell}>{t(`roles.${line.role}`)}</td>
      <td className={cell}>
        <Events events={line.events} />
      </td>
      <td className={cell}>
        <State state={line.state} />
      </td>
      <td className={cell}>
        <Factor factor={line.factor} />
      </td>
      <td className={`${cell} num`}>
        <LastSeen lastSeen={line.lastSeen} />
      </td>
    </tr>
  );
}
