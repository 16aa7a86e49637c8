import { getLocale, getTranslations } from "next-intl/server";
import { Facts } from "@/app/_ui/facts";
import type { Alias, OutletDetails } from "@/lib/outlet/types";
import { country } from "../words";

/** Texts that lead to an outlet, one a line; with their country where it is not the outlet's own. */
export async function Texts({ texts, home }: { texts: readonly Omit<Alias, "id">[]; home: string }) {
  const [t, locale] = await Promise.all([getTranslations("outlets.fields"), getLocale()]);
  return texts.map(({ text, country: code }) => (
    <span key={`${code} ${text}`} className="block">
      {code === home ? text : t("alias", { text, country: country(code, locale) })}
    </span>
  ));
}

/** An outlet's own data. */
export async function OutletFacts({ outlet }: { outlet: OutletDetails }) {
  const [t, locale] = await Promise.all([getTranslations("outlets"), getLocale()]);
  const or = (value: string | null) => value ?? <span className="meta">{t("page.notStated")}</span>;
  return (
    <Facts
      rows={[
        [t("fields.nameRu"), or(outlet.nameRu)],
        [t("fields.nameEn"), or(outlet.nameEn)],
        [
          t("fields.aliases"),
          outlet.aliases.length > 0 ? (
            <Texts key="aliases" texts={outlet.aliases} home={outlet.country} />
          ) : (
            <span key="none" className="meta">
              {t("page.noAliases")}
            </span>
          ),
        ],
        [t("fields.country"), country(outlet.country, locale)],
        [t("fields.outletKind"), t(`kinds.${outlet.kind}`)],
        [t("fields.registration"), or(outlet.registration)],
      ]}
    />
  );
}
