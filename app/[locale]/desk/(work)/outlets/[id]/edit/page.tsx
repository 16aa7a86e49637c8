import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { documentTitle, titledByForm } from "@/app/[locale]/(sign-in)/document-title";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { readOutlet } from "@/lib/outlet/queries";
import { titleOf } from "@/lib/outlet/rules";
import { findActor } from "@/lib/session";
import { country } from "../../../words";
import { countryChoices } from "../../country-choices";
import { OutletForm } from "../../outlet-form";
import { OutletTexts } from "../../texts";

export const metadata = titledByForm;

/** The form of an outlet as it stands. */
export default async function EditOutletPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await findActor("outlet.edit");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { id }] = await Promise.all([getTranslations("outlets"), getLocale(), params]);
  const read = await readOutlet(actor, id);
  if (!read) return <NoSuchPage />;
  if ("mergedInto" in read) redirect(`/${locale}/desk/outlets/${read.mergedInto}`);
  const { nameRu, nameEn, registration, kind, aliases, version, ...outlet } = read.outlet;
  return (
    <main className="desk-main" id="main">
      <div className="max-w-[40rem]">
        <p className="mb-2">
          <BackLink href={`/${locale}/desk/outlets/${id}`}>{titleOf(read.outlet, locale)}</BackLink>
        </p>
        <OutletTexts>
          <OutletForm
            locale={locale}
            countries={countryChoices(locale)}
            initial={{
              nameRu: nameRu ?? "",
              nameEn: nameEn ?? "",
              country: outlet.country,
              kind,
              registration: registration ?? "",
            }}
            hidden={{ id, version: String(version) }}
            aliases={aliases.map((alias) => ({
              id: alias.id,
              text: t("fields.alias", { text: alias.text, country: country(alias.country, locale) }),
            }))}
            titles={await documentTitle(t("form.edit"))}
            heading={t("form.edit")}
            note={t("form.kept")}
          />
        </OutletTexts>
      </div>
    </main>
  );
}
