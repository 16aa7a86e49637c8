import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/application/types";
import { EmailForm } from "../../email-form";
import { findApplications } from "./actions";

/** Asks for the address of an application or a draft, to send links to. */
export async function FindForm({ locale, h1, lead }: { locale: Locale; h1: string; lead: string }) {
  const t = await getTranslations("status.find");
  return (
    <EmailForm
      action={findApplications}
      hidden={{ locale }}
      value=""
      words={{ h1, lead, label: t("email"), send: t("send"), busy: t("busy"), tooMany: t("tooMany") }}
    />
  );
}
