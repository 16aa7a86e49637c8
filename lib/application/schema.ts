import * as z from "zod";
import {
  checkConsent,
  checkContact,
  consentFields,
  contactFields,
  outletCountry,
  outletName,
} from "@/lib/application/regimes/common";
import { reporter } from "@/lib/application/regimes/fields";
import { checkOutletCountry, foreignDocument, foreignPerson, foreignSchema } from "@/lib/application/regimes/foreign";
import { russianDocument, russianPerson, russianSchema } from "@/lib/application/regimes/russian";
import { type Answers, type ApplicationContext, type Regime, regimes } from "@/lib/application/types";
import { assertNever } from "@/lib/result";

/** The pages of the journey that ask something, in order. */
export const formSteps = ["outlet", "person", "document", "contact", "consent"] as const;

export type FormStep = (typeof formSteps)[number];

/** A whole application from the flat answers of either form; unknown keys are refused. */
export const applicationSchema = (context: ApplicationContext) =>
  z.discriminatedUnion("regime", [russianSchema(context), foreignSchema(context)], { error: "regime.required" });

/** What one page takes: answers in, the same answers normalised out. Its fields are those of the whole application. */
export type StepSchema = z.ZodType<Answers> & { shape: Record<string, z.ZodType> };

/** The schema of one page of the journey; unknown keys are refused. */
export function stepSchema(step: FormStep, regime: Regime, context: ApplicationContext): StepSchema {
  switch (step) {
    case "outlet":
      return outletPage;
    case "person":
      return regime === "russian" ? russianPerson(context) : foreignPerson(context);
    case "document":
      return regime === "russian" ? russianDocument() : foreignDocument(context);
    case "contact":
      return z
        .strictObject(contactFields)
        .superRefine((answers, ctx) => checkContact(answers, regime, context, reporter(ctx)));
    case "consent":
      return z.strictObject(consentFields).superRefine((answers, ctx) => checkConsent(answers, context, reporter(ctx)));
    default:
      return assertNever(step);
  }
}

// The page that asks for the regime cannot be chosen by it.
const outletPage = z
  .strictObject({ regime: z.enum(regimes, { error: "regime.required" }), outletName, outletCountry })
  .superRefine((answers, ctx) => {
    if (answers.regime === "foreign") checkOutletCountry(answers, reporter(ctx));
  });
