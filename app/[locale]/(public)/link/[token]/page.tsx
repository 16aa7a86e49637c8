import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Actions, Page } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { Locale } from "@/lib/application/types";
import { findMailedLink } from "@/lib/apply/queries";
import { PublicFrame } from "../../public-frame";
import { FindForm } from "../../status/find/find-form";
import { openLink } from "./actions";

type Props = {
  params: Promise<{ locale: Locale; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apply.link");
  return { title: { absolute: t("title") } };
}

/** A mailed link: one button, which changes nothing until it is pressed, since mail scanners open links. */
export default async function LinkPage({ params, searchParams }: Props) {
  const { locale, token } = await params;
  const t = await getTranslations("apply.link");
  const link = await findMailedLink(token, new Date());
  const busy = "busy" in (await searchParams);
  return (
    <PublicFrame path={`/link/${token}`} current="status">
      <Page>
        {link ? (
          <form action={openLink}>
            <h1>{t(`${link.kind}Title`)}</h1>
            <p className="lead">{busy ? t("again") : t(link.kind)}</p>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="locale" value={locale} />
            <Actions>
              <SubmitButton>
                {t("button")} / <span lang={locale === "ru" ? "en" : "ru"}>{t("other")}</span>
              </SubmitButton>
            </Actions>
            <p className="after">{t("shared")}</p>
          </form>
        ) : (
          <FindForm locale={locale} h1={t("deadTitle")} lead={t("dead")} />
        )}
      </Page>
    </PublicFrame>
  );
}
