import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "@/app/_ui/page";
import { signIn } from "@/app/[locale]/(sign-in)/actions";
import { documentTitle, titledByForm } from "@/app/[locale]/(sign-in)/document-title";
import { StepForm } from "@/app/[locale]/(sign-in)/step-form";
import { currentActor } from "@/lib/session";

export const metadata = titledByForm;

/** Address and password. `?ended` says that an earlier sign-in waited too long. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const [t, locale, { ended }] = await Promise.all([getTranslations("staff.signIn"), getLocale(), searchParams]);
  if (await currentActor()) redirect(`/${locale}/desk`);
  return (
    <Page>
      <StepForm
        action={signIn}
        locale={locale}
        title={t("title")}
        documentTitle={await documentTitle(t("title"))}
        submit={t("submit")}
        before={ended === undefined ? {} : { errors: [{ code: "staff.signInAgain" }] }}
        fields={[
          { name: "email", label: t("email"), type: "email", autoComplete: "username", inputMode: "email" },
          { name: "password", label: t("password"), type: "password", autoComplete: "current-password" },
        ]}
      >
        <p className="lead">{t("lead")}</p>
      </StepForm>
      <p className="mt-8 text-ink-2">{t("help")}</p>
    </Page>
  );
}
