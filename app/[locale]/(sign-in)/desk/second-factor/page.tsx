import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { Notice } from "@/app/_ui/notice";
import { Page, Part } from "@/app/_ui/page";
import { confirmCode } from "@/app/[locale]/(sign-in)/actions";
import { documentTitle, titledByForm } from "@/app/[locale]/(sign-in)/document-title";
import { Leave } from "@/app/[locale]/(sign-in)/leave";
import { StepForm } from "@/app/[locale]/(sign-in)/step-form";
import { type PendingSignIn, pendingSignIn } from "@/lib/staff/sign-in/queries";
import { PasskeyStep } from "./passkey";

export const metadata = titledByForm;

/** The code of the authenticator app; for an account without one, the key to set it up first. */
export default async function SecondFactorPage() {
  const [t, locale] = await Promise.all([getTranslations("staff"), getLocale()]);
  const waiting = await pendingSignIn({ headers: new Headers(await headers()), now: new Date() });
  // Who has just signed in by script is on this page still: its action shows the page once more.
  if (!waiting && (await headers()).has("next-action"))
    return <Leave to={`/${locale}/desk`} title={t("signedIn.title")} />;
  if (!waiting) redirect(`/${locale}/desk`);
  const { email, enrolment, demoCode, passkeys } = waiting;
  const title = t(enrolment ? "enrolment.title" : "secondFactor.title");
  return (
    <Page>
      <StepForm
        action={confirmCode}
        locale={locale}
        title={title}
        documentTitle={await documentTitle(title)}
        submit={t(enrolment ? "enrolment.submit" : "secondFactor.submit")}
        fields={[
          {
            name: "code",
            label: t("secondFactor.code"),
            hint: t("secondFactor.codeHint"),
            inputMode: "numeric",
            autoComplete: "one-time-code",
            className: "max-w-40! num",
          },
        ]}
      >
        <p className="lead">{t("secondFactor.account", { email })}</p>
        {enrolment && <Enrolment {...enrolment} />}
        {passkeys && (
          <PasskeyStep
            options={passkeys}
            locale={locale}
            texts={{
              title: t("passkeyStep.title"),
              text: t("passkeyStep.text"),
              button: t("passkeyStep.button"),
              cancelled: t("passkeyStep.cancelled"),
              refused: t("passkeyStep.refused"),
              tooMany: t("passkeyStep.tooMany"),
            }}
          />
        )}
        {demoCode && (
          <Notice id="demo-code" title={t("secondFactor.demo", { code: demoCode })}>
            <p>{t("secondFactor.demoText")}</p>
          </Notice>
        )}
      </StepForm>
      <p className="actions">
        <a href={`/${locale}/desk/sign-in`}>{t("secondFactor.startAgain")}</a>
      </p>
    </Page>
  );
}

async function Enrolment({ secret, uri }: NonNullable<PendingSignIn["enrolment"]>) {
  const t = await getTranslations("staff.enrolment");
  return (
    <>
      <p className="mt-4">{t("lead")}</p>
      <Part id="enrol-add" title={t("addTitle")}>
        <p className="mb-4">{t("add")}</p>
        <Ledger>
          <LedgerRow label={t("key")}>
            <span translate="no">{secret.match(/.{1,4}/g)?.join(" ")}</span>
          </LedgerRow>
        </Ledger>
        <p className="actions">
          <a href={uri}>{t("open")}</a>
        </p>
      </Part>
      <Part id="enrol-confirm" title={t("confirmTitle")}>
        {null}
      </Part>
    </>
  );
}
