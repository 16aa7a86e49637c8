import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "@/app/_ui/page";
import { browserRequest } from "@/app/[locale]/(sign-in)/browser";
import { documentTitle, titledByForm } from "@/app/[locale]/(sign-in)/document-title";
import { StepForm } from "@/app/[locale]/(sign-in)/step-form";
import { heldLink } from "@/lib/staff/link/queries";
import { passwordLength } from "@/lib/staff/rules";
import { cookieIn } from "@/lib/staff/sign-in/cookies";
import { choosePassword } from "./actions";

export const metadata = titledByForm;

/** A new password, for who has opened a mailed link within the last hour. */
export default async function PasswordPage() {
  const [t, locale, { headers, now }] = await Promise.all([
    getTranslations("staff.newPassword"),
    getLocale(),
    browserRequest(),
  ]);
  const held = await heldLink(cookieIn(headers, "link"), { purpose: "password", now });
  if (!held) redirect(`/${locale}/desk`);
  const password = { type: "password", autoComplete: "new-password" } as const;
  return (
    <Page>
      <StepForm
        action={choosePassword}
        locale={locale}
        title={t("title")}
        documentTitle={await documentTitle(t("title"))}
        submit={t("submit")}
        fields={[
          { name: "password", label: t("password"), hint: t("hint", passwordLength), ...password },
          { name: "repeated", label: t("repeated"), ...password },
        ]}
      >
        <p className="lead">{t("lead", { name: held.name, email: held.email })}</p>
      </StepForm>
    </Page>
  );
}
