import { getLocale, getTranslations } from "next-intl/server";

/** An address that is no page, or a thing that this visitor may not know of: both read the same. */
export default async function NotFound() {
  const t = await getTranslations("common");
  const locale = await getLocale();
  return (
    <main className="failure" id="main">
      <h1>{t("notFound.title")}</h1>
      <p>{t("notFound.text")}</p>
      <p>
        <a href={`/${locale}`}>{t("notFound.home")}</a>
      </p>
    </main>
  );
}
