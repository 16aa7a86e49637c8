import { getTranslations } from "next-intl/server";

/**
 * The form writes the document's title itself, since only it knows whether something is wrong. A page that uses it
 * takes this as its `metadata`, so that no second title stands beside it.
 */
export const titledByForm = { title: { absolute: "" } };

/** The document's title of a page with this heading, and the same after an error. */
export async function documentTitle(page: string): Promise<{ plain: string; error: string }> {
  const t = await getTranslations("common.site");
  return { plain: t("titled", { page }), error: t("titledError", { page }) };
}
