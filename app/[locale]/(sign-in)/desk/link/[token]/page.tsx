import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Actions, Page } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { findMailedStaffLink } from "@/lib/staff/link/queries";
import { openLink } from "./actions";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, unknown>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff.link");
  return { title: t("title") };
}

/** A link mailed to a member of staff: one button, which changes nothing until it is pressed, since mail scanners open links. */
export default async function StaffLinkPage({ params, searchParams }: Props) {
  const [t, locale, { token }, query] = await Promise.all([
    getTranslations("staff.link"),
    getLocale(),
    params,
    searchParams,
  ]);
  const purpose = await findMailedStaffLink(token, new Date());
  if (!purpose)
    return (
      <Page>
        <h1>{t("deadTitle")}</h1>
        <p className="lead">{t("dead")}</p>
        <p className="actions">
          <a href={`/${locale}/desk/sign-in`}>{t("toSignIn")}</a>
        </p>
      </Page>
    );
  return (
    <Page>
      <form action={openLink}>
        <h1>{t(`${purpose}.title`)}</h1>
        <p className="lead">{"busy" in query ? t("again") : t(`${purpose}.lead`)}</p>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="locale" value={locale} />
        <Actions>
          <SubmitButton>
            {t("button")} / <span lang={locale === "ru" ? "en" : "ru"}>{t("other")}</span>
          </SubmitButton>
        </Actions>
        <p className="after">{t("shared")}</p>
      </form>
    </Page>
  );
}
