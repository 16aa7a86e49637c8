import * as z from "zod";
import {
  checkBirthDate,
  checkConsent,
  checkContact,
  checkDocument,
  checkMaterials,
  checkName,
  checkRegime,
  consentFields,
  contactFields,
  documentFields,
  materialFields,
  nameDeclarations,
  nameRuFields,
  outletCountry,
  outletName,
  personFields,
  readCommon,
} from "@/lib/application/regimes/common";
import { reporter } from "@/lib/application/regimes/fields";
import type { ApplicationContext, RussianApplication } from "@/lib/application/types";

// Russian media: the name in Cyrillic letters; the outlet's country is Russia, whatever stands in its field.

const outlet = { outletName, outletCountry };
const person = { ...nameRuFields, ...nameDeclarations, ...personFields };

/** The person's page. */
export const russianPerson = (context: ApplicationContext) =>
  z.strictObject(person).superRefine((answers, ctx) => {
    checkName(answers, "Ru", reporter(ctx));
    checkBirthDate(answers, context, reporter(ctx));
  });

/** The document's page. */
export const russianDocument = () =>
  z.strictObject(documentFields).superRefine((answers, ctx) => checkDocument(answers, "russian", reporter(ctx)));

/** A whole application of Russian media, from the flat answers of its form. */
export const russianSchema = (context: ApplicationContext) =>
  z
    .strictObject({
      regime: z.literal("russian"),
      ...outlet,
      ...person,
      ...documentFields,
      ...contactFields,
      ...materialFields,
      ...consentFields,
    })
    .superRefine((answers, ctx) => {
      const report = reporter(ctx);
      checkRegime("russian", context, report);
      checkName(answers, "Ru", report);
      checkBirthDate(answers, context, report);
      checkDocument(answers, "russian", report);
      checkContact(answers, "russian", context, report);
      checkMaterials(answers, context, report);
      checkConsent(answers, context, report);
    })
    .transform(
      (answers): RussianApplication => ({
        regime: "russian",
        outlet: { name: answers.outletName, country: "RU" },
        nameLat: null,
        mfa: null,
        ...readCommon(answers, "russian", context),
      }),
    );
