import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Facts } from "@/app/_ui/facts";
import { Notice } from "@/app/_ui/notice";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import type { Actor } from "@/lib/access";
import { type MergePreview, previewMerge } from "@/lib/outlet/merge/queries";
import { listOutlets, readOutlet } from "@/lib/outlet/queries";
import { bothNames, titleOf } from "@/lib/outlet/rules";
import { readOutletFilter } from "@/lib/outlet/schema";
import type { OutletDetails } from "@/lib/outlet/types";
import { findActor } from "@/lib/session";
import { country } from "../../../words";
import { Texts } from "../../facts";
import { OutletTexts } from "../../texts";
import { MergeForm } from "./merge-form";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outlets.merge");
  return { title: t("title") };
}

/** Which outlet this one takes in (`?q` searches), and with `?with` what that would move and the press that does it. */
export default async function MergePage({ params, searchParams }: Props) {
  const actor = await findActor("outlet.merge");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { id }, query] = await Promise.all([
    getTranslations("outlets.merge"),
    getLocale(),
    params,
    searchParams,
  ]);
  const read = await readOutlet(actor, id);
  if (!read) return <NoSuchPage />;
  if ("mergedInto" in read) redirect(`/${locale}/desk/outlets/${read.mergedInto}`);
  const other = typeof query.with === "string" ? query.with : null;
  const preview = other && (await previewMerge(actor, { id, other }));
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={`/${locale}/desk/outlets/${id}`}>{titleOf(read.outlet, locale)}</BackLink>
      </p>
      <div className="max-w-[48rem]">
        {other && !preview && <Notice id="gone" kind="stop" title={t("gone")} />}
        {preview ? (
          <Sure preview={preview} />
        ) : (
          <Choose actor={actor} outlet={read.outlet} q={readOutletFilter(query).q || titleOf(read.outlet, locale)} />
        )}
      </div>
    </main>
  );
}

async function Choose({ actor, outlet, q }: { actor: Actor; outlet: OutletDetails; q: string }) {
  const [t, locale] = await Promise.all([getTranslations("outlets"), getLocale()]);
  const here = `/${locale}/desk/outlets/${outlet.id}/merge`;
  const found = (await listOutlets(actor, { q, locale }))?.lines.filter(({ id }) => id !== outlet.id) ?? [];
  return (
    <>
      <h1>{t("merge.title")}</h1>
      <p className="meta my-3">{t("merge.lead", { name: titleOf(outlet, locale) })}</p>
      <form className="filters" action={here} method="get">
        <label className="vh" htmlFor="q">
          {t("match.search")}
        </label>
        <input type="search" id="q" name="q" defaultValue={q} />
        <button type="submit" className={buttonClass("desk")}>
          {t("match.searchButton")}
        </button>
      </form>
      {found.length === 0 && <p className="meta my-3">{t("match.noneFound")}</p>}
      <table className="t break-words [&_tbody_th]:w-1/2" aria-label={t("merge.title")}>
        <tbody>
          {found.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <span className="text-ink">{bothNames(line, locale)}</span>
              </th>
              <td>
                {country(line.country, locale)}, {t(`kinds.${line.kind}`)}
              </td>
              <td className="act">
                <a href={`${here}?with=${line.id}`}>
                  {t("merge.choose")}
                  <span className="vh"> {bothNames(line, locale)}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

async function Sure({ preview }: { preview: MergePreview }) {
  const [t, locale] = await Promise.all([getTranslations("outlets"), getLocale()]);
  const { kept, merged, texts, applications } = preview;
  const line = (outlet: OutletDetails) => (
    <>
      <strong className="font-medium">{bothNames(outlet, locale)}</strong>
      <span className="meta block">
        {[country(outlet.country, locale), t(`kinds.${outlet.kind}`), outlet.registration].filter(Boolean).join(", ")}
      </span>
    </>
  );
  const base = `/${locale}/desk/outlets`;
  return (
    <>
      <h1>{t("merge.sureTitle")}</h1>
      <div className="my-4">
        <Facts
          rows={[
            [t("merge.stays"), line(kept)],
            [t("merge.goes"), line(merged)],
            [t("merge.applications"), applications],
            [
              t("merge.aliases"),
              texts.length > 0 ? <Texts key="texts" texts={texts} home={kept.country} /> : t("merge.noAliases"),
            ],
          ]}
        />
      </div>
      <Notice id="warning" title={t("merge.warning")}>
        <p>{t("merge.warningText")}</p>
      </Notice>
      <OutletTexts>
        <MergeForm
          locale={locale}
          kept={{ id: kept.id, version: kept.version }}
          merged={{ id: merged.id, version: merged.version }}
        />
      </OutletTexts>
      <p className="mt-4 flex flex-wrap gap-x-4 gap-y-2">
        <a href={`${base}/${kept.id}/merge`}>{t("merge.other")}</a>
        <a href={`${base}/${merged.id}/merge?with=${kept.id}`}>{t("merge.turn")}</a>
      </p>
    </>
  );
}
