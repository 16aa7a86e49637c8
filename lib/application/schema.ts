import * as z from "zod";
import {
  checkConsent,
  checkContact,
  checkFile,
  checkGoods,
  checkRegime,
  consentFields,
  contactFields,
  goodsFields,
  letterFields,
  outletCountry,
  outletName,
  photoFields,
} from "@/lib/application/regimes/common";
import { reporter } from "@/lib/application/regimes/fields";
import { checkOutletCountry, foreignDocument, foreignPerson, foreignSchema } from "@/lib/application/regimes/foreign";
import { russianDocument, russianPerson, russianSchema } from "@/lib/application/regimes/russian";
import { type Answers, type ApplicationContext, type Regime, regimes } from "@/lib/application/types";
import { assertNever } from "@/lib/result";

/** The pages of the journey that ask something, in order. */
export const formSteps = ["outlet", "person", "document", "contact", "photo", "letter", "goods", "consent"] as const;

export type FormStep = (typeof formSteps)[number];

/** The pages that take a file. */
export const fileSteps = ["photo", "letter"] as const satisfies FormStep[];

export type FileStep = (typeof fileSteps)[number];

/** Whether a page is asked: those about a photo, a letter and goods where the event asks for them. */
export function isAsked(step: FormStep, { materials }: Pick<ApplicationContext, "materials">): boolean {
  if (step === "photo" || step === "letter") return materials !== undefined && materials[step] !== "no";
  if (step === "goods") return materials !== undefined && (materials.equipment || materials.vehicles);
  return true;
}

/** A whole application from the flat answers of either form; unknown keys are refused. */
export const applicationSchema = (context: ApplicationContext) =>
  z.discriminatedUnion("regime", [russianSchema(context), foreignSchema(context)], { error: "regime.required" });

/** What one page takes: answers in, the same answers normalised out. Its fields are those of the whole application. */
export type StepSchema = z.ZodType<Answers> & { shape: Record<string, z.ZodType> };

/** The schema of one page of the journey; unknown keys are refused. */
export function stepSchema(step: FormStep, regime: Regime, context: ApplicationContext): StepSchema {
  switch (step) {
    case "outlet":
      return outletPage(context);
    case "person":
      return regime === "russian" ? russianPerson(context) : foreignPerson(context);
    case "document":
      return regime === "russian" ? russianDocument() : foreignDocument(context);
    case "contact":
      return z
        .strictObject(contactFields)
        .superRefine((answers, ctx) => checkContact(answers, regime, context, reporter(ctx)));
    case "photo":
      return z
        .strictObject(photoFields)
        .superRefine((answers, ctx) => checkFile("photo", answers, context, reporter(ctx)));
    case "letter":
      return z
        .strictObject(letterFields)
        .superRefine((answers, ctx) => checkFile("letter", answers, context, reporter(ctx)));
    case "goods":
      return z.strictObject(goodsFields).superRefine((answers, ctx) => checkGoods(answers, context, reporter(ctx)));
    case "consent":
      return z.strictObject(consentFields).superRefine((answers, ctx) => checkConsent(answers, context, reporter(ctx)));
    default:
      return assertNever(step);
  }
}

// The page that asks for the regime cannot be chosen by it.
const outletPage = (context: ApplicationContext) =>
  z
    .strictObject({ regime: z.enum(regimes, { error: "regime.required" }), outletName, outletCountry })
    .superRefine((answers, ctx) => {
      checkRegime(answers.regime, context, reporter(ctx));
      if (answers.regime === "foreign") checkOutletCountry(answers, reporter(ctx));
    });
