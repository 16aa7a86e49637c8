import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { Part } from "@/app/_ui/page";
import { correctableUntil, type Locked, type Section } from "@/lib/application/correction";
import { writeEquipment, writeVehicles } from "@/lib/application/goods";
import type { ApplicantView } from "@/lib/application/queries";
import type { Locale } from "@/lib/application/types";
import type { EventOfApplicant } from "@/lib/apply/queries";
import { sayDay, sayMoment } from "@/lib/event/moment";
import { countryName } from "../../apply/[slug]/countries";
import { Phone } from "../../phone";
import { fullName } from "./full-name";

const lines = (text: string) => text && <span className="lines">{text}</span>;

/** What was stated: sealed parts only as given, the rest with a way to correct it until the deadline. */
export function YourData({
  application,
  event,
  locale,
  locked,
}: {
  application: ApplicantView;
  event: EventOfApplicant;
  locale: Locale;
  locked: Locked | null;
}) {
  const t = useTranslations("status.data");
  const closes = sayMoment(correctableUntil(application, event), { timeZone: event.timeZone, locale });
  const row = (section: Section | null, label: ReactNode, value: ReactNode, sub?: ReactNode) => (
    <LedgerRow
      label={label}
      sub={sub}
      empty={t("empty")}
      {...(section &&
        locked === null && {
          change: {
            href: `/${locale}/status/${application.reference}/edit/${section}`,
            text: t("change"),
            hidden: t(`hidden.${section}`),
          },
        })}
    >
      {value}
    </LedgerRow>
  );
  const day = (iso: string) => sayDay(new Date(`${iso}T00:00:00Z`), { timeZone: "UTC", locale, year: true });
  const photo = application.terms.photo === "no" ? "no" : "yes";
  const decided = application.state === "approved" || application.state === "waitlisted";
  const { outlet, mfa, editor } = application;
  const kind =
    application.regime === "russian" ? t("russian") : t("foreign", { country: countryName(outlet.country, locale) });
  return (
    <Part id="data" title={t("title")} apart>
      <p>
        {locked
          ? t(`locked.${locked}`, { closes, phone: event.contact.phone })
          : t(decided ? "editableDecided" : "editable", { closes, photo })}
      </p>
      <Ledger>
        {row("outlet", t("outlet"), outlet.name, kind)}
        {application.nameLat && row("name", t("nameLat"), fullName(application.nameLat))}
        {row("name", t("nameRu"), <span lang="ru">{fullName(application.nameRu)}</span>)}
        {row("position", t("position"), application.position)}
        {row("document", t("document"), <span className="num">•••• {application.documentHint}</span>, t("documentSub"))}
        {mfa?.state === "number" &&
          row("mfa", t("mfa"), t("mfaNumber", { number: mfa.number }), t("mfaUntil", { until: day(mfa.expires) }))}
        {mfa && mfa.state !== "number" && row("mfa", t("mfa"), t(mfa.state === "pending" ? "mfaPending" : "mfaWaived"))}
        {row("contact", t("email"), application.email)}
        {row("contact", t("phone"), application.phone && <Phone number={application.phone} />)}
        {row(
          "contact",
          t("editor"),
          editor.name ?? (editor.email || <Phone number={editor.phone} />),
          <>
            {editor.name && editor.email && `${editor.email}, `}
            {(editor.name || editor.email) && <Phone number={editor.phone} />}
          </>,
        )}
        {application.terms.photo !== "no" &&
          row("photo", t("photo"), application.photo && t("received"), application.photo && t("sealedFile"))}
        {application.terms.letter !== "no" && row("letter", t("letter"), application.letter && t("receivedLetter"))}
        {application.terms.equipment && row("goods", t("equipment"), lines(writeEquipment(application.equipment)))}
        {application.terms.vehicles && row("goods", t("vehicles"), lines(writeVehicles(application.vehicles)))}
        {row(
          null,
          t("consent"),
          t("consentGiven", { day: sayDay(application.consentAt, { timeZone: event.timeZone, locale, year: true }) }),
          t("consentVersion", { version: application.consentVersion }),
        )}
      </Ledger>
    </Part>
  );
}
