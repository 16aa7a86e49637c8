import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import type { Actor } from "@/lib/access";
import { listUnmatched, readUnmatched } from "@/lib/outlet/match/queries";
import { readOutlet } from "@/lib/outlet/queries";
import { bothNames, titleOf } from "@/lib/outlet/rules";
import { readOutletFilter } from "@/lib/outlet/schema";
import type { Unmatched } from "@/lib/outlet/types";
import { findActor } from "@/lib/session";
import { country } from "../../words";
import { OutletTexts } from "../texts";
import { MatchForm } from "./match-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outlets.match");
  return { title: t("title") };
}

/**
 * What applicants typed and the register does not know, 20 names to a page. `?key` and `?country` show one name with a
 * search of the register (`?q`); `?done` says to which outlet a name was just matched.
 */
export default async function MatchPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await findActor("outlet.edit");
  if (!actor) return <NoSuchPage />;
  const [t, locale, query] = await Promise.all([getTranslations("outlets"), getLocale(), searchParams]);
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const here = `/${locale}/desk/outlets/match`;
  const done = text("done") ? await readOutlet(actor, text("done")) : null;
  return (
    <main className="desk-main" id="main">
      <p className="mb-2">
        <BackLink href={`/${locale}/desk/outlets`}>{t("back")}</BackLink>
      </p>
      <div className="max-w-[48rem]">
        {done && "outlet" in done && (
          <Notice id="done" kind="ok" title={t("match.done", { name: titleOf(done.outlet, locale) })}>
            <p>{t("match.doneText")}</p>
          </Notice>
        )}
        <h1>{t("match.title")}</h1>
        <p className="meta my-3">{t("match.lead")}</p>
        <OutletTexts>
          {text("key") ? (
            <One
              actor={actor}
              typed={{ key: text("key"), country: text("country") }}
              q={readOutletFilter(query).q}
              here={here}
            />
          ) : (
            <All actor={actor} after={text("after")} here={here} />
          )}
        </OutletTexts>
      </div>
    </main>
  );
}

async function All({ actor, after, here }: { actor: Actor; after: string; here: string }) {
  const [t, { groups, next }] = await Promise.all([getTranslations("outlets"), listUnmatched(actor, after)]);
  return (
    <>
      {groups.length === 0 && <p className="my-4">{t("match.none")}</p>}
      {groups.map((group) => (
        <Typed key={`${group.country} ${group.key}`} group={group} here={here} search={null} />
      ))}
      <p className="my-4 flex gap-3">
        {after && (
          <a className={buttonClass("desk")} href={here}>
            {t("first")}
          </a>
        )}
        {next && (
          <a className={buttonClass("desk")} href={`${here}?${new URLSearchParams({ after: next })}`} rel="next">
            {t("next")}
          </a>
        )}
      </p>
    </>
  );
}

type OneProps = { actor: Actor; typed: { key: string; country: string }; q: string; here: string };

async function One({ actor, typed, q, here }: OneProps) {
  const [t, locale] = await Promise.all([getTranslations("outlets.match"), getLocale()]);
  const group = await readUnmatched(actor, { ...typed, q, locale });
  return (
    <>
      {group ? (
        <Typed group={group} here={here} search={q} />
      ) : (
        <Notice id="gone" title={t("goneTitle")}>
          <p>{t("gone")}</p>
        </Notice>
      )}
      <p className="my-4">
        <a href={here}>{t("all")}</a>
      </p>
    </>
  );
}

/** One name: how often it was typed and how, which outlets it may be, and the ways on. */
async function Typed({ group, here, search }: { group: Unmatched; here: string; search: string | null }) {
  const [t, locale] = await Promise.all([getTranslations("outlets"), getLocale()]);
  const { key, text, variants, count, suggestions } = group;
  const query = new URLSearchParams({ key, country: group.country });
  const place = country(group.country, locale);
  const id = `name-${group.country}-${key.replaceAll(" ", "-")}`;
  return (
    <section className="sec" aria-labelledby={id}>
      <h2 id={id} className="flex-wrap">
        {text} <span className="meta">{t("match.about", { country: place, count })}</span>
      </h2>
      {variants.length > 1 && <p className="meta mt-2">{t("match.variants", { list: variants.join("; ") })}</p>}
      {search !== null && (
        <form className="filters" action={here} method="get">
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="country" value={group.country} />
          <label className="vh" htmlFor="q">
            {t("match.search")}
          </label>
          <input type="search" id="q" name="q" defaultValue={search} placeholder={t("match.search")} />
          <button type="submit" className={buttonClass("desk")}>
            {t("match.searchButton")}
          </button>
        </form>
      )}
      {suggestions.length === 0 && <p className="meta mt-3">{t(search ? "match.noneFound" : "match.noSuggestions")}</p>}
      {suggestions.length > 0 && (
        <MatchForm
          typed={{ key, country: group.country, text }}
          locale={locale}
          id={id}
          options={suggestions.map((each) => ({
            id: each.id,
            title: bothNames(each, locale),
            sure: each.why !== "similar" && each.why !== "found" && each.country === group.country,
            why: [
              t(`match.why.${each.why}`),
              t(`kinds.${each.kind}`),
              ...(each.country === group.country
                ? []
                : [t("match.otherCountry", { country: country(each.country, locale) })]),
            ].join(", "),
          }))}
        />
      )}
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2">
        <a href={`/${locale}/desk/outlets/new?${query}`}>
          {t("match.new")}
          <span className="vh"> {text}</span>
        </a>
        {search === null && (
          <a href={`${here}?${query}`}>
            {t("match.find")}
            <span className="vh"> {text}</span>
          </a>
        )}
      </p>
    </section>
  );
}
