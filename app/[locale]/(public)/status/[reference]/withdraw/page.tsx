import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { BackLink, Page } from "@/app/_ui/page";
import { mayWithdraw } from "@/lib/application/correction";
import type { Locale } from "@/lib/application/types";
import { sayMoment } from "@/lib/event/moment";
import { windowState } from "@/lib/event/rules";
import { PublicFrame } from "../../../public-frame";
import { withdraw } from "../../actions";
import { openedApplication } from "../../applications";
import { nameFor } from "../full-name";
import { WithdrawForm } from "./withdraw-form";

type Props = { params: Promise<{ locale: Locale; reference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("status.withdraw");
  return { title: t("h1") };
}

/** Asks once more before an application is withdrawn for good. */
export default async function WithdrawPage({ params }: Props) {
  const { locale, reference } = await params;
  const now = new Date();
  const { application, event } = (await openedApplication(reference, now)) ?? redirect(`/${locale}/status/find`);
  const back = `/${locale}/status/${application.reference}`;
  if (!mayWithdraw({ state: application.state, announceAt: application.announcedAt }, now)) redirect(back);
  const [t, form, { status }] = await Promise.all([
    getTranslations("status.withdraw"),
    getTranslations("apply.form"),
    getMessages(),
  ]);
  const name = nameFor(application, locale);
  const open = windowState(event, now) === "open";
  const closes = sayMoment(event.closesAt, { timeZone: event.timeZone, locale });
  return (
    <PublicFrame path={`/status/${reference}/withdraw`} current="status" contact={event.contact}>
      <Page margin={<BackLink href={back}>{form("back")}</BackLink>}>
        <p className="ref">
          <span lang={name.lang}>{name.text}</span>, {event.title[locale]}
        </p>
        <h1>{t("h1")}</h1>
        <p className="lead">{open ? t("leadOpen", { closes }) : t("lead")}</p>
        <NextIntlClientProvider messages={{ status: { withdraw: status.withdraw, edit: status.edit } }}>
          <WithdrawForm
            action={withdraw}
            hidden={{ reference, locale, version: String(application.version) }}
            back={back}
          />
        </NextIntlClientProvider>
      </Page>
    </PublicFrame>
  );
}
