import { getLocale, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { documentTitle, titledByForm } from "@/app/[locale]/(sign-in)/document-title";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { readUnmatched } from "@/lib/outlet/match/queries";
import { findActor } from "@/lib/session";
import { country } from "../../words";
import { countryChoices } from "../country-choices";
import { OutletForm } from "../outlet-form";
import { OutletTexts } from "../texts";

export const metadata = titledByForm;

/** The form of a new outlet. `?key` and `?country` begin it with what applicants typed. */
export default async function NewOutletPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await findActor("outlet.edit");
  if (!actor) return <NoSuchPage />;
  const [t, locale, query] = await Promise.all([getTranslations("outlets"), getLocale(), searchParams]);
  const given = { key: String(query.key ?? ""), country: String(query.country ?? "") };
  const typed = given.key ? await readUnmatched(actor, { ...given, q: "", locale }) : null;
  const cyrillic = typed ? /\p{Script=Cyrillic}/u.test(typed.text) : false;
  const back = typed ? "match.title" : "back";
  return (
    <main className="desk-main" id="main">
      <div className="max-w-[40rem]">
        <p className="mb-2">
          <BackLink href={`/${locale}/desk/outlets${typed ? "/match" : ""}`}>{t(back)}</BackLink>
        </p>
        <OutletTexts>
          <OutletForm
            locale={locale}
            countries={countryChoices(locale)}
            initial={typed ? { [cyrillic ? "nameRu" : "nameEn"]: typed.text, country: typed.country } : {}}
            hidden={{ key: typed?.key ?? "", typedCountry: typed?.country ?? "" }}
            aliases={[]}
            titles={await documentTitle(t("form.new"))}
            heading={t("form.new")}
            note={typed && t("form.fromTyped", { text: typed.text, country: country(typed.country, locale) })}
          />
        </OutletTexts>
      </div>
    </main>
  );
}
