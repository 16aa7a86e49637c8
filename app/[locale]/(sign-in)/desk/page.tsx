import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Actions, Page } from "@/app/_ui/page";
import { SignOut } from "@/app/[locale]/desk/sign-out-form";
import { currentActor } from "@/lib/session";
import { deskHome } from "@/lib/staff/rules";

export async function generateMetadata() {
  const t = await getTranslations("staff.signedIn");
  return { title: t("title") };
}

/** The way in: to the first page that the role may see, or to the sign-in page. */
export default async function DeskPage() {
  const [t, locale, actor] = await Promise.all([getTranslations("staff"), getLocale(), currentActor()]);
  if (!actor) redirect(`/${locale}/desk/sign-in`);
  const home = deskHome(actor);
  if (home) redirect(`/${locale}${home}`);
  return (
    <Page>
      <h1>{t("signedIn.title")}</h1>
      <p className="lead">{t("signedIn.who", { name: actor.name, role: t(`roles.${actor.role}`) })}</p>
      <p>{t("signedIn.nothing")}</p>
      <Actions>
        <SignOut kind="second" locale={locale} />
      </Actions>
    </Page>
  );
}
