import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { Part } from "@/app/_ui/page";
import type { Messages } from "@/i18n/messages";
import { readDate, type TypedDate } from "@/lib/application/birth-date";
import { asksCitizenship, documentKind, typedBirthDate } from "@/lib/application/regimes/common";
import { typedMfaExpiry } from "@/lib/application/regimes/foreign";
import { type FormStep, fileSteps, isAsked } from "@/lib/application/schema";
import type { Answers, Locale } from "@/lib/application/types";
import type { EventOfJourney } from "@/lib/apply/queries";
import type { Draft } from "@/lib/apply/types";
import { sayDay, sayMoment } from "@/lib/event/moment";
import { Phone } from "../../phone";
import { sayFile } from "../../say-file";
import { countryName } from "./countries";

type Row = {
  step: FormStep;
  name: Parameters<typeof hiddenKey>[0];
  value: ReactNode;
  sub?: ReactNode;
  /** The field to come to; the row's own name where it is one. */
  field?: string;
};

/** All answers in parts, a row each, with a way to each page and back to the check. */
export async function AnswerLedgers({ event, draft, locale }: { event: EventOfJourney; draft: Draft; locale: Locale }) {
  const { answers, suggested, consentAt } = draft;
  const [t, ask, files] = await Promise.all([
    getTranslations("apply.check"),
    getTranslations("apply"),
    getTranslations("files"),
  ]);
  const foreign = answers.regime === "foreign";
  const row = ({ step, name, value, sub, field = name }: Row) => (
    <LedgerRow
      key={name}
      label={t(name)}
      sub={sub}
      empty={t("empty")}
      change={{
        href: `/${locale}/apply/${event.slug}/${step}?from=check#${field}`,
        text: t("change"),
        hidden: t(hiddenKey(name)),
      }}
    >
      {value}
    </LedgerRow>
  );
  const suggestedSub = (spelling: string) =>
    ["family", "given", "patronymic"].some((part) => suggested.includes(`${part}${spelling}`)) && t("suggested");
  const date = (typed: TypedDate) => {
    const read = readDate(typed);
    return read.ok ? sayDay(new Date(`${read.value}T00:00:00Z`), { timeZone: "UTC", locale, year: true }) : "";
  };
  const none = answers.mononym === "yes" ? t("mononym") : answers.noPatronymic === "yes" && t("noPatronymic");
  const kind = documentKind(answers);
  const citizenship = answers.citizenship === "XX" ? ask("document.stateless") : country(answers.citizenship, locale);
  const saying = { timeZone: event.timeZone, locale, year: true };
  return (
    <>
      <Part id="part-outlet" title={ask("steps.outlet")}>
        <Ledger>
          {row({
            step: "outlet",
            name: "outletName",
            value: answers.outletName,
            sub: t(foreign ? "foreign" : "russian"),
          })}
          {foreign && row({ step: "outlet", name: "outletCountry", value: country(answers.outletCountry, locale) })}
        </Ledger>
      </Part>
      <Part id="part-person" title={ask("steps.person")}>
        <Ledger>
          {foreign &&
            row({
              step: "person",
              name: "nameLat",
              value: <Name answers={answers} spelling="Lat" />,
              sub: suggestedSub("Lat") || none,
              field: "familyLat",
            })}
          {row({
            step: "person",
            name: "nameRu",
            value: <Name answers={answers} spelling="Ru" />,
            sub: suggestedSub("Ru") || (!foreign && none),
            field: "familyRu",
          })}
          {row({ step: "person", name: "position", value: answers.position })}
          {row({ step: "person", name: "birth", value: date(typedBirthDate(answers)), field: "birthDay" })}
          {row({ step: "person", name: "birthPlace", value: answers.birthPlace })}
        </Ledger>
      </Part>
      <Part id="part-document" title={ask("steps.document")}>
        <Ledger>
          {row({ step: "document", name: "documentKind", value: kind && ask(`document.${kind}`) })}
          {row({
            step: "document",
            name: "documentNumber",
            value: <span className="num">{answers.documentNumber}</span>,
          })}
          {asksCitizenship(answers, foreign ? "foreign" : "russian") &&
            row({ step: "document", name: "citizenship", value: citizenship })}
          {foreign &&
            row({
              step: "document",
              name: "mfa",
              value: await mfa(answers, date(typedMfaExpiry(answers))),
              field: "mfaState",
            })}
        </Ledger>
      </Part>
      <Part id="part-contact" title={ask("steps.contact")}>
        <Ledger>
          {row({ step: "contact", name: "email", value: answers.email, sub: t("emailSub") })}
          {row({ step: "contact", name: "phone", value: <Phone number={answers.phone ?? ""} /> })}
          {row({ step: "contact", name: "editorName", value: answers.editorName })}
          {row({ step: "contact", name: "editorEmail", value: answers.editorEmail })}
          {row({ step: "contact", name: "editorPhone", value: <Phone number={answers.editorPhone ?? ""} /> })}
        </Ledger>
      </Part>
      {(event.materials.photo !== "no" || event.materials.letter !== "no") && (
        <Part id="part-files" title={t("files")}>
          <Ledger>
            {fileSteps.map(
              (step) =>
                event.materials[step] !== "no" &&
                row({ step, name: step, value: sayFile(files, draft.files[step]), field: "file" }),
            )}
          </Ledger>
        </Part>
      )}
      {isAsked("goods", event) && (
        <Part id="part-goods" title={ask("steps.goods")}>
          <Ledger>
            {(["equipment", "vehicles"] as const).map(
              (name) =>
                event.materials[name] &&
                row({ step: "goods", name, value: answers[name] && <span className="lines">{answers[name]}</span> }),
            )}
          </Ledger>
        </Part>
      )}
      <Part id="part-consent" title={ask("steps.consent")}>
        <Ledger>
          {row({
            step: "consent",
            name: "consent",
            value: [t("consentGiven"), consentAt && sayMoment(new Date(consentAt), saying)].filter(Boolean).join(" "),
            sub: t("consentSub", { version: event.consentVersion }),
          })}
        </Ledger>
      </Part>
    </>
  );
}

function hiddenKey<Name extends keyof Messages["apply"]["check"]["hidden"]>(name: Name) {
  return `hidden.${name}` as const;
}

function country(code: string | undefined, locale: Locale): string {
  return code ? countryName(code, locale) : "";
}

async function mfa(answers: Answers, until: string): Promise<string> {
  const t = await getTranslations("apply");
  if (answers.mfaState === "number") return t("check.mfaNumber", { number: answers.mfaNumber ?? "", until });
  return t(answers.mfaState === "pending" ? "document.pending" : "document.waived");
}

/** A name whole, in the order of the form. */
function Name({ answers, spelling }: { answers: Answers; spelling: "Ru" | "Lat" }) {
  const parts = ["family", "given", "patronymic"].map((part) => answers[`${part}${spelling}`]);
  return <span lang={spelling === "Ru" ? "ru" : undefined}>{parts.filter(Boolean).join(" ")}</span>;
}
