import { getLocale, getTranslations } from "next-intl/server";
import { BackLink } from "@/app/_ui/page";
import { documentTitle, titledByForm } from "@/app/[locale]/(sign-in)/document-title";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { findActor } from "@/lib/session";
import { eventChoices } from "../event-choices";
import { StaffTexts } from "../texts";
import { InviteForm } from "./invite-form";

export const metadata = titledByForm;

/** The form that creates an account and writes to its owner. */
export default async function InvitePage() {
  const actor = await findActor("staff.manage");
  if (!actor) return <NoSuchPage />;
  const [t, locale] = await Promise.all([getTranslations("staff.manage"), getLocale()]);
  return (
    <main className="desk-main" id="main">
      <div className="max-w-[40rem]">
        <BackLink href={`/${locale}/desk/staff`}>{t("back")}</BackLink>
        <StaffTexts>
          <InviteForm
            locale={locale}
            events={await eventChoices(actor)}
            titles={await documentTitle(t("invite.title"))}
          />
        </StaffTexts>
      </div>
    </main>
  );
}
