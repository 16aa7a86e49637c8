import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { Page } from "@/app/_ui/page";
import { signIn } from "@/app/[locale]/(sign-in)/actions";
import { browserRequest } from "@/app/[locale]/(sign-in)/browser";
import { documentTitle, titledByForm } from "@/app/[locale]/(sign-in)/document-title";
import { StepForm } from "@/app/[locale]/(sign-in)/step-form";
import { currentActor } from "@/lib/session";
import { heldLink } from "@/lib/staff/link/queries";
import { cookieIn } from "@/lib/staff/sign-in/cookies";

export const metadata = titledByForm;

/**
 * Address and password. `?ended` says that an earlier sign-in waited too long, `?set` that a new password was just set;
 * who has opened a letter about the second factor is told what follows.
 */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const [t, locale, { ended, set }] = await Promise.all([getTranslations("staff.signIn"), getLocale(), searchParams]);
  if (await currentActor()) redirect(`/${locale}/desk`);
  const { headers, now } = await browserRequest();
  const replacing = await heldLink(cookieIn(headers, "link"), { purpose: "secondFactor", now });
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
        {set !== undefined && <Notice id="set" kind="ok" title={t("set")} />}
        {replacing && (
          <Notice id="replacing" title={t("replacing")}>
            <p>{t("replacingText", { email: replacing.email })}</p>
          </Notice>
        )}
        <p className="lead">{t("lead")}</p>
      </StepForm>
      <p className="mt-8 text-ink-2">{t("help")}</p>
    </Page>
  );
}
