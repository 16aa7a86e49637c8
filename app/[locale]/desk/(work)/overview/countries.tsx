import { getLocale, getTranslations } from "next-intl/server";
import type { Overview } from "@/lib/overview/types";
import { country } from "../words";
import { Shares } from "./shares";

/** Outlets' countries: how many applied, how many of them are approved. */
export async function Countries({ overview: { countries, others } }: { overview: Overview }) {
  const [t, locale] = await Promise.all([getTranslations("overview.countries"), getLocale()]);
  const rows = countries.map((row) => ({ ...row, key: row.country, name: country(row.country, locale) }));
  const rest = others.countries > 0 ? [{ ...others, key: "", name: t("others", { count: others.countries }) }] : [];
  return <Shares id="countries" title={t("title")} of={t("country")} rows={[...rows, ...rest]} />;
}
