import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/application/types";
import { sayMoment } from "@/lib/event/moment";
import type { Letter, Part, StaffFacts } from "@/lib/mail/types";
import mailEn from "@/messages/en/mail.json";
import staffEn from "@/messages/en/staff.json";
import mailRu from "@/messages/ru/mail.json";
import staffRu from "@/messages/ru/staff.json";

const messages = {
  ru: { ...mailRu, roles: staffRu.roles },
  en: { ...mailEn, roles: staffEn.roles },
};

/** Composes a letter to a member of staff in their language, from facts and the link that it carries, if it does. */
export function composeToStaff({ kind, locale, account, linkUntil }: StaffFacts, url: string): Letter {
  const t = translator(locale);
  const about = {
    kind: "facts" as const,
    rows: [
      { label: t("facts.account"), value: account.email },
      { label: t("facts.role"), value: t(`roles.${account.role}`) },
    ],
  };
  if (kind === "staffPasswordChanged" || kind === "staffPasskeyAdded" || kind === "staffPasskeyRemoved")
    return {
      locale,
      subject: t(`${kind}.subject`),
      parts: [text(t("greeting")), text(t(`${kind}.why`)), about, text(t("staff.notYou")), text(t("staff.automatic"))],
    };
  // Staff belong to no event, and so to no zone.
  const until = sayMoment(linkUntil, { locale, timeZone: "UTC", year: true });
  return {
    locale,
    subject: t(`${kind}.subject`),
    parts: [
      text(t("greeting")),
      text(t(`${kind}.why`)),
      about,
      text(t(`${kind}.what`)),
      { kind: "link", label: t(`${kind}.open`), url },
      text(t("staff.until", { until })),
      text(t("staff.private")),
      text(t("staff.automatic")),
    ],
  };
}

function translator(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale] });
}

function text(value: string): Part {
  return { kind: "text", text: value };
}
