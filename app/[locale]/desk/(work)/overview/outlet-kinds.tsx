import { getLocale, getTranslations } from "next-intl/server";
import type { Overview } from "@/lib/overview/types";
import { Shares } from "./shares";

/** Kinds of outlets by the register: how many applied, how many of them are approved. */
export async function OutletKinds({ overview: { kinds } }: { overview: Overview }) {
  const [t, words, locale] = await Promise.all([
    getTranslations("overview.kinds"),
    getTranslations("outlets.kinds"),
    getLocale(),
  ]);
  const unmatched = <a href={`/${locale}/desk/outlets/match`}>{t("unmatched")}</a>;
  const rows = kinds.map((row) => ({ ...row, key: row.kind ?? "", name: row.kind ? words(row.kind) : unmatched }));
  return <Shares id="kinds" title={t("title")} of={t("kind")} rows={rows} />;
}
