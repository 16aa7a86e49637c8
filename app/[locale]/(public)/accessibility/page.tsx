import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Page, Part } from "@/app/_ui/page";
import { publicAddress } from "../public-address";
import { PublicFrame } from "../public-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("events.accessibility");
  return { title: t("title"), ...publicAddress(await getLocale(), "/accessibility") };
}

/** What the pages can do for those who need it, and whom to ask when they cannot. */
export default async function AccessibilityPage() {
  const t = await getTranslations("events.accessibility");
  return (
    <PublicFrame path="/accessibility">
      <Page>
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
        <Part id="what" title={t("what")}>
          <ul className="bullets">
            <li>{t("keyboard")}</li>
            <li>{t("script")}</li>
            <li>{t("size")}</li>
            <li>{t("colour")}</li>
            <li>{t("errors")}</li>
          </ul>
          <p>{t("standard")}</p>
        </Part>
        <Part id="help" title={t("help")}>
          <p>{t("helpText")}</p>
        </Part>
      </Page>
    </PublicFrame>
  );
}
