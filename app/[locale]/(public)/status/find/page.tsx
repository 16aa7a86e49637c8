import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "@/app/_ui/page";
import type { Locale } from "@/lib/application/types";
import { PublicFrame } from "../../public-frame";
import { FindForm } from "./find-form";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  // The form writes its own title.
  if (!("sent" in (await searchParams))) return { title: { absolute: "" } };
  const t = await getTranslations("status.find");
  return { title: t("sentTitle") };
}

/** Asks for a link by mail. It says the same for every address, whether there is an application with it or not. */
export default async function FindPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const t = await getTranslations("status.find");
  return (
    <PublicFrame path="/status/find" current="status">
      <Page>
        {"sent" in (await searchParams) ? (
          <>
            <h1>{t("sentTitle")}</h1>
            <p className="lead">{t("sent")}</p>
            <p className="after">
              <a href={`/${locale}/status/find`}>{t("again")}</a>
            </p>
          </>
        ) : (
          <FindForm locale={locale} h1={t("h1")} lead={t("lead")} />
        )}
      </Page>
    </PublicFrame>
  );
}
