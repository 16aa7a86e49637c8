import * as z from "zod";
import { readDate, type TypedDate } from "@/lib/application/birth-date";
import { isCountry } from "@/lib/application/country";
import {
  checkBirthDate,
  checkConsent,
  checkContact,
  checkDocument,
  checked,
  checkMaterials,
  checkName,
  checkRegime,
  consentFields,
  contactFields,
  documentFields,
  materialFields,
  nameDeclarations,
  nameLatFields,
  nameRuFields,
  outletCountry,
  outletName,
  personFields,
  readCommon,
  readName,
  reportDate,
} from "@/lib/application/regimes/common";
import { choice, type Report, reporter, text, typed } from "@/lib/application/regimes/fields";
import type { Answers, ApplicationContext, ForeignApplication, MfaAccreditation } from "@/lib/application/types";

// Foreign media: the name in Latin and in Russian spelling, the outlet's country, citizenship, and the accreditation by
// the Ministry of Foreign Affairs of the Russian Federation.

const outlet = { outletName, outletCountry };
const person = { ...nameLatFields, ...nameRuFields, ...nameDeclarations, ...personFields };
const document = {
  ...documentFields,
  mfaState: choice(["number", "pending", "waived"]),
  // No format is published: any text, never a pattern.
  mfaNumber: text("mfaNumber", { max: 50 }),
  mfaExpiryDay: typed("mfaExpiryDay", 40),
  mfaExpiryMonth: typed("mfaExpiryMonth", 40),
  mfaExpiryYear: typed("mfaExpiryYear", 40),
};

/** The person's page. */
export const foreignPerson = (context: ApplicationContext) =>
  z.strictObject(person).superRefine((answers, ctx) => {
    checkPersonNames(answers, reporter(ctx));
    checkBirthDate(answers, context, reporter(ctx));
  });

/** The document's page. */
export const foreignDocument = (context: ApplicationContext) =>
  z.strictObject(document).superRefine((answers, ctx) => {
    checkDocument(answers, "foreign", reporter(ctx));
    checkMfa(answers, context, reporter(ctx));
  });

/** A whole application of foreign media, from the flat answers of its form. */
export const foreignSchema = (context: ApplicationContext) =>
  z
    .strictObject({
      regime: z.literal("foreign"),
      ...outlet,
      ...person,
      ...document,
      ...contactFields,
      ...materialFields,
      ...consentFields,
    })
    .superRefine((answers, ctx) => {
      const report = reporter(ctx);
      checkRegime("foreign", context, report);
      checkOutletCountry(answers, report);
      checkPersonNames(answers, report);
      checkBirthDate(answers, context, report);
      checkDocument(answers, "foreign", report);
      checkMfa(answers, context, report);
      checkContact(answers, "foreign", context, report);
      checkMaterials(answers, context, report);
      checkConsent(answers, context, report);
    })
    .transform(
      (answers): ForeignApplication => ({
        regime: "foreign",
        outlet: { name: answers.outletName, country: answers.outletCountry },
        nameLat: readName(answers, "Lat"),
        mfa: readMfa(answers),
        ...readCommon(answers, "foreign", context),
      }),
    );

/** A foreign outlet names its country. */
export function checkOutletCountry(answers: Answers, report: Report): void {
  const country = answers.outletCountry ?? "";
  if (country === "") report("outletCountry", "outlet.countryRequired");
  else if (!isCountry(country)) report("outletCountry", "outlet.countryUnknown");
}

/** The date until which the accreditation is valid, as typed. */
export function typedMfaExpiry(answers: Answers): TypedDate {
  return { day: answers.mfaExpiryDay ?? "", month: answers.mfaExpiryMonth ?? "", year: answers.mfaExpiryYear ?? "" };
}

function checkPersonNames(answers: Answers, report: Report): void {
  checkName(answers, "Lat", report);
  checkName(answers, "Ru", report);
}

function checkMfa(answers: Answers, { mfaWaived }: ApplicationContext, report: Report): void {
  if (!answers.mfaState) report("mfaState", mfaWaived ? "mfa.requiredOrWaived" : "mfa.required");
  if (answers.mfaState === "waived" && !mfaWaived) report("mfaState", "mfa.notWaived");
  if (answers.mfaState !== "number") return;
  if (!answers.mfaNumber) report("mfaNumber", "mfa.numberRequired");
  const expiry = readDate(typedMfaExpiry(answers));
  if (!expiry.ok) reportDate("mfaExpiry", "mfaExpiry", expiry.error, report);
}

function readMfa(answers: Answers): MfaAccreditation {
  if (answers.mfaState === "pending") return { state: "pending" };
  if (answers.mfaState === "waived") return { state: "waived" };
  return { state: "number", number: answers.mfaNumber ?? "", expires: checked(readDate(typedMfaExpiry(answers))) };
}
